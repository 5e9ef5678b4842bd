package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends objects to the cluster by server-side apply, those of one stage side by side. */
public final class Applier {

    /** What applying an object did, and how it is now. */
    public record Outcome(Applied change, Tree object) {}

    private final Api api;
    private final String namespace;
    private final ApplyOptions options;

    public Applier(Api api, String namespace, ApplyOptions options) {
        this.api = api;
        this.namespace = namespace;
        this.options = options;
    }

    /**
     * Applies all objects at once and waits for all of them.
     *
     * @return what became of each, by its shown name ({@code Deployment php-web}), in the order given
     */
    public Map<String, Outcome> apply(List<Tree> objects) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        List<Failure> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<Outcome>> running = new LinkedHashMap<>();
            objects.forEach(object -> running.put(Kind.shown(object), threads.submit(() -> applyOne(object))));
            running.forEach((shown, future) -> {
                try {
                    outcomes.put(shown, future.get());
                } catch (ExecutionException failed) {
                    failures.add(asFailure(failed));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    failures.add(new Failure.Interrupted("interrupted while applying " + shown));
                }
            });
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return outcomes;
    }

    private static Failure asFailure(ExecutionException failed) {
        if (failed.getCause() instanceof Failure failure) {
            return failure;
        }
        throw new IllegalStateException(failed.getCause());
    }

    private Outcome applyOne(Tree object) {
        Kind kind = api.kindOf(object);
        String where = object.textAt("metadata", "namespace").orElse(namespace);
        Optional<String> before = api.get(
                        kind, where, object.textAt("metadata", "name").orElseThrow())
                .flatMap(Applier::version);
        try {
            Tree applied = api.apply(object, namespace, options);
            boolean same = before.equals(version(applied));
            return new Outcome(
                    before.isEmpty() ? Applied.CREATED : same ? Applied.UNCHANGED : Applied.CHANGED, applied);
        } catch (ApiException refused) {
            throw inWords(object, refused);
        }
    }

    /** An apply that changes nothing leaves the resourceVersion as it was. */
    private static Optional<String> version(Tree object) {
        return object.textAt("metadata", "resourceVersion");
    }

    private static Failure inWords(Tree object, ApiException refused) {
        if (refused.code() == ApiException.CONFLICT) {
            return conflict(object, refused);
        }
        Failure failure = Api.inWords(refused);
        if (failure instanceof Failure.Unsuccessful) {
            return new Failure.Unsuccessful("the cluster refused " + Kind.shown(object) + ": " + refused.getMessage());
        }
        return failure;
    }

    private static Failure conflict(Tree object, ApiException refused) {
        List<String> conflicts = refused.status().itemsAt("details", "causes").stream()
                .map(cause -> cause.textAt("field").orElse("?") + " ("
                        + cause.textAt("message").orElse("?") + ")")
                .toList();
        return new Failure.Unsuccessful(
                Kind.shown(object) + ": somebody else set what " + Names.FIELD_MANAGER + " would set: "
                        + String.join(", ", conflicts),
                "put the value that you want into an overlay's patch, so that it is kept",
                "or take the fields over: larakube up --force-conflicts");
    }
}
