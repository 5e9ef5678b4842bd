package io.larakube.e2e;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors of a Service who ask for a page again and again, each time on a new connection, until it is closed. */
final class Load implements AutoCloseable {

    private static final int VISITORS = 4;

    private final Http service;
    private final String path;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> bodies = new ConcurrentHashMap<>();
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    Load(String address, int port, String path) {
        this.service = Http.at(address, port);
        this.path = path;
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            visitors.execute(this::visit);
        }
    }

    int answered() {
        return answered.get();
    }

    /** What went wrong, each with its moment. */
    Queue<String> failures() {
        return failures;
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

    private void visit() {
        while (!Thread.currentThread().isInterrupted()) {
            Instant at = Instant.now();
            try {
                Http.Answer answer = service.get(path);
                if (answer.is("200")) {
                    answered.incrementAndGet();
                    bodies.put(answer.body(), at);
                } else {
                    failures.add(at + " " + answer.status());
                }
            } catch (IOException failed) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(at + " " + failed);
                }
            }
        }
    }

    @Override
    public void close() {
        visitors.shutdownNow();
        visitors.close();
    }
}
