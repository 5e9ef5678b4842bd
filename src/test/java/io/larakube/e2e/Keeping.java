package io.larakube.e2e;

import io.larakube.tree.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Visitors who leave something that must not be lost: one uploads files, others count in a session of their own. */
final class Keeping implements AutoCloseable {

    private static final int SESSIONS = 3;
    private static final String BOUNDARY = "----of-the-test";

    private final Http service;
    private final Map<String, String> uploaded = new ConcurrentHashMap<>();
    private final Queue<String> lostSessions = new ConcurrentLinkedQueue<>();
    private final List<Session> sessions = new ArrayList<>();
    private final Repeating visitors;

    Keeping(String address, int port) {
        this.service = Http.at(address, port);
        List<Repeating.Request> all = new ArrayList<>(List.of(this::upload));
        for (int i = 0; i < SESSIONS; i++) {
            Session session = new Session();
            sessions.add(session);
            all.add(session::count);
        }
        this.visitors = new Repeating(Duration.ofMillis(300), all);
    }

    /** A visitor with cookies. */
    private final class Session {
        private String cookies = "";
        private volatile long counted;

        /** The counter of a session that was lost begins again. One that was not answered may have been counted. */
        private void count(Instant at) throws IOException {
            Http.Answer answer = (cookies.isEmpty()
                            ? service.get("/session")
                            : service.get("/session", "Cookie: " + cookies))
                    .require("200");
            long now = Json.parse(answer.body()).orElseThrow().numberAt("count").orElseThrow();
            if (now <= counted) {
                lostSessions.add(at + " counted " + counted + ", then " + now);
            }
            counted = now;
            cookies = answer.cookies().isEmpty() ? cookies : answer.cookies();
        }
    }

    private void upload(Instant at) throws IOException {
        String name = "load-" + at.toEpochMilli() + ".txt";
        String content = "content of " + name + " " + "x".repeat(2000);
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        service.post("/upload", "multipart/form-data; boundary=" + BOUNDARY, body)
                .require("201");
        uploaded.put(name, content);
    }

    /** Counted in all sessions together, as the last answers had it. */
    long counted() {
        return sessions.stream().mapToLong(session -> session.counted).sum();
    }

    Queue<String> lostSessions() {
        return lostSessions;
    }

    int uploads() {
        return uploaded.size();
    }

    /** The uploads that were answered and whose file is not there any more, or is another one. */
    List<String> lostUploads() {
        Map<String, String> lost = new LinkedHashMap<>();
        uploaded.forEach((name, content) -> {
            try {
                String body = service.get("/files/" + name).require("200").body();
                if (!body.equals(content)) {
                    lost.put(name, "is another one");
                }
            } catch (IOException failed) {
                lost.put(name, String.valueOf(failed.getMessage()));
            }
        });
        return lost.entrySet().stream().map(Map.Entry::toString).toList();
    }

    Queue<Repeating.Failed> failures() {
        return visitors.failures();
    }

    @Override
    public void close() {
        visitors.close();
    }
}
