package io.larakube.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which one step fails, or before which the process is killed. A file that was being made is left half. */
final class FailingDisk implements Disk {

    /** The end of the process: nothing of it runs after this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private interface Effect {
        void run() throws IOException;
    }

    private final Disk disk = new RealDisk();
    private final int failing;
    private final boolean kills;
    private int steps;

    private FailingDisk(int failing, boolean kills) {
        this.failing = failing;
        this.kills = kills;
    }

    static FailingDisk full(int step) {
        return new FailingDisk(step, false);
    }

    static FailingDisk killed(int step) {
        return new FailingDisk(step, true);
    }

    static FailingDisk counting() {
        return new FailingDisk(Integer.MAX_VALUE, false);
    }

    int steps() {
        return steps;
    }

    private void step(Effect half, Effect whole) throws IOException {
        steps++;
        if (kills && steps >= failing) {
            if (steps == failing) {
                half.run();
            }
            throw new Killed();
        }
        if (steps == failing) {
            half.run();
            throw new IOException("No space left on device");
        }
        whole.run();
    }

    @Override
    public void makeFolder(Path folder, Mode mode) throws IOException {
        step(() -> {}, () -> disk.makeFolder(folder, mode));
    }

    @Override
    public void create(Path file, byte[] content, Mode mode) throws IOException {
        step(
                () -> disk.create(file, Arrays.copyOf(content, content.length / 2), mode),
                () -> disk.create(file, content, mode));
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        step(() -> Files.writeString(to, "ha"), () -> disk.copy(from, to));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(() -> {}, () -> disk.move(from, to));
    }

    @Override
    public void remove(Path path) throws IOException {
        step(() -> {}, () -> disk.remove(path));
    }

    @Override
    public void settle(Path folder) throws IOException {
        step(() -> {}, () -> disk.settle(folder));
    }
}
