package io.larakube.terminal;

/** Something that was arranged to happen, until it is closed. */
interface Registration extends AutoCloseable {

    @Override
    void close();
}
