package io.larakube.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Visitors who each do the same again and again until it is closed, and what went wrong. */
final class Repeating implements AutoCloseable {

    /** Something that is asked; what it answers badly is said by an IOException, too. */
    interface Request {
        void make(Instant at) throws IOException;
    }

    private final Queue<Failed> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    /** @param at when it was asked */
    record Failed(Instant at, String why) {
        @Override
        public String toString() {
            return at + " " + why;
        }
    }

    /** Each visitor asks the next time after the pause. */
    Repeating(Duration pause, List<Request> visitors) {
        visitors.forEach(request -> this.visitors.execute(() -> repeat(request, pause)));
    }

    private void repeat(Request request, Duration pause) {
        while (!Thread.currentThread().isInterrupted()) {
            Instant at = Instant.now();
            try {
                request.make(at);
                Thread.sleep(pause);
            } catch (IOException failed) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(new Failed(at, String.valueOf(failed.getMessage())));
                }
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    Queue<Failed> failures() {
        return failures;
    }

    @Override
    public void close() {
        visitors.shutdownNow();
        visitors.close();
    }
}
