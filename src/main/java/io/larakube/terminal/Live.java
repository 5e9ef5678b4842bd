package io.larakube.terminal;

/** A view that is redrawn in place while something goes on; the last frame stays when it is closed. */
public interface Live extends AutoCloseable {

    /** Replaces what is shown. Cheap: call it at every event and at every tick of a clock, about ten times a second. */
    void show(Frame frame);

    @Override
    void close();
}
