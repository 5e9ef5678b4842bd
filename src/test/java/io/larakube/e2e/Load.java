package io.larakube.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    private static final int PATIENCE_MILLIS = 10_000;

    private final InetSocketAddress service;
    private final String path;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> bodies = new ConcurrentHashMap<>();
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    Load(String address, int port, String path) {
        this.service = new InetSocketAddress(address, port);
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

    private void visit() {
        while (!Thread.currentThread().isInterrupted()) {
            Instant at = Instant.now();
            try {
                String answer = ask();
                if (answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.0 200")) {
                    answered.incrementAndGet();
                    bodies.putIfAbsent(answer.substring(answer.indexOf("\r\n\r\n") + 4), at);
                } else {
                    failures.add(at + " " + answer.lines().findFirst().orElse("an empty answer"));
                }
            } catch (IOException failed) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(at + " " + failed);
                }
            }
        }
    }

    private String ask() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(service, PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.0\r\nHost: shop.test\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        visitors.shutdownNow();
        visitors.close();
    }
}
