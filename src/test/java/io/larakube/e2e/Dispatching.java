package io.larakube.e2e;

import io.larakube.tree.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody who dispatches jobs through a Service, a few each second, until it is closed. */
final class Dispatching implements AutoCloseable {

    private static final int PAUSE_MILLIS = 250;

    private final Http service;
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor();

    Dispatching(String address, int port) {
        this.service = Http.at(address, port);
        sender.execute(this::send);
    }

    /** Of the jobs whose dispatch was answered. */
    Queue<String> tokens() {
        return tokens;
    }

    /** What went wrong, each with its moment. */
    Queue<String> failures() {
        return failures;
    }

    /** The jobs that were dispatched and that no worker has finished yet. */
    Set<String> unworked(Shop shop) {
        Set<String> unworked = new HashSet<>(tokens);
        unworked.removeAll(shop.query("select token from job_results"));
        return unworked;
    }

    private void send() {
        while (!Thread.currentThread().isInterrupted()) {
            Instant at = Instant.now();
            try {
                Http.Answer answer = service.post("/jobs", "application/x-www-form-urlencoded", "seconds=0");
                if (answer.is("202")) {
                    tokens.add(Json.parse(answer.body())
                            .orElseThrow()
                            .textAt("token")
                            .orElseThrow());
                } else {
                    failures.add(at + " " + answer.status());
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException failed) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(at + " " + failed);
                }
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
        sender.close();
    }
}
