package io.larakube.e2e;

import io.larakube.tree.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody who dispatches jobs through a Service, a few each second, until it is closed. */
final class Dispatching implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Http service;
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final Repeating sender;

    Dispatching(String address, int port) {
        this.service = Http.at(address, port);
        this.sender = new Repeating(PAUSE, List.of(this::send));
    }

    /** Of the jobs whose dispatch was answered. */
    Queue<String> tokens() {
        return tokens;
    }

    /** What went wrong, each with its moment. */
    Queue<Repeating.Failed> failures() {
        return sender.failures();
    }

    /** The jobs that were dispatched and that no worker has finished yet. */
    Set<String> unworked(Shop shop) {
        Set<String> unworked = new HashSet<>(tokens);
        unworked.removeAll(shop.query("select token from job_results"));
        return unworked;
    }

    private void send(Instant at) throws IOException {
        Http.Answer answer = service.post("/jobs", "application/x-www-form-urlencoded", "seconds=0");
        tokens.add(Json.parse(answer.require("202").body())
                .orElseThrow()
                .textAt("token")
                .orElseThrow());
    }

    @Override
    public void close() {
        sender.close();
    }
}
