package io.larakube.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts of the shop that were recorded on a cluster of two nodes. */
final class Traces {

    private Traces() {}

    static String lines(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/traces", name + ".jsonl"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Trace of(String name) {
        return TraceReader.read(name, lines(name)).orElseThrow();
    }
}
