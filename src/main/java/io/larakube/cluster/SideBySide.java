package io.larakube.cluster;

import io.larakube.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks or tells the cluster several things at once. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Does the work for all things and waits for all of it, also when some of it fails.
     *
     * @return what the work gave for each thing, in their order; the first failure in that order is thrown
     */
    static <T, R> Map<T, R> of(Collection<T> things, Function<T, R> work) {
        Map<T, R> results = new LinkedHashMap<>();
        List<RuntimeException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<T, Future<R>> running = new LinkedHashMap<>();
            things.forEach(thing -> running.put(thing, threads.submit(() -> work.apply(thing))));
            running.forEach((thing, future) -> {
                try {
                    results.put(thing, future.get());
                } catch (ExecutionException failed) {
                    failures.add(asUnchecked(failed));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    failures.add(new Failure.Interrupted("interrupted while talking to the cluster"));
                }
            });
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return results;
    }

    private static RuntimeException asUnchecked(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failed.getCause());
    }
}
