package io.larakube.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors of a Service who ask for a page again and again, each time on a new connection, until it is closed. */
final class Load implements AutoCloseable {

    private static final int VISITORS = 4;

    private final Http service;
    private final String path;
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Instant> bodies = new ConcurrentHashMap<>();
    private final Repeating visitors;

    Load(String address, int port, String path) {
        this.service = Http.at(address, port);
        this.path = path;
        this.visitors = new Repeating(Duration.ZERO, Collections.nCopies(VISITORS, this::visit));
    }

    int answered() {
        return answered.get();
    }

    /** What went wrong, each with its moment. */
    Queue<Repeating.Failed> failures() {
        return visitors.failures();
    }

    boolean sawA(String text) {
        return bodies.keySet().stream().anyMatch(body -> body.contains(text));
    }

    /** When the last request was made that got an answer with this text. */
    Instant lastOf(String text) {
        return bodies.entrySet().stream()
                .filter(body -> body.getKey().contains(text))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElseThrow(() -> new AssertionError("no answer with " + text));
    }

    private void visit(Instant at) throws IOException {
        String body = service.get(path).require("200").body();
        answered.incrementAndGet();
        bodies.put(body, at);
    }

    @Override
    public void close() {
        visitors.close();
    }
}
