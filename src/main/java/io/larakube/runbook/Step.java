package io.larakube.runbook;

import java.util.List;
import java.util.function.Consumer;

/** One thing that a runbook brings about. Whether it holds is observed where it is, never remembered. */
public interface Step {

    /** For a record and for programs: {@code driver}. */
    String name();

    /** What holds after it, as a sentence: {@code the NFS server runs}. */
    String title();

    /** What it does, one thing a line. */
    List<String> actions();

    /** How it is now. Changes nothing. */
    Observation look() throws InterruptedException;

    /**
     * Brings it about, or begins to. May be called again after it was interrupted at any moment.
     *
     * @param note is told how far it is
     */
    void act(Consumer<String> note) throws InterruptedException;
}
