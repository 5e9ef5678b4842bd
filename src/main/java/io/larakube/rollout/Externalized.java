package io.larakube.rollout;

import io.larakube.blueprint.Strategy;
import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the cluster remembers of an environment whose state was moved out of its pods: how far it went, so that an interrupted command
 * goes on, and what was before, so that it can be undone.
 *
 * @param before the keys of drivers as they were, of those that were there; they name drivers and are no secrets
 * @param after the same as they are to be
 * @param strategy that of before
 * @param since when the first round of copying began: what was written then or later is looked at again
 * @param copied what that round came to, as JSON
 */
public record Externalized(
        Phase phase,
        Map<String, String> before,
        Map<String, String> after,
        Strategy strategy,
        Instant since,
        String copied) {

    /** How far it went. */
    public enum Phase {
        /** Every place was proven and the files are copied; the application may use them already or not yet. */
        COPIED("copied"),
        DONE("done"),
        /** It is on its way back. */
        RETURNING("returning"),
        UNDONE("undone");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        static Optional<Phase> named(String word) {
            return Stream.of(values()).filter(phase -> phase.word.equals(word)).findFirst();
        }
    }

    /** Reads it; empty when there is none, or when it was undone. */
    public static Optional<Externalized> read(Api api, String namespace) {
        return api.get(Kind.CONFIG_MAP, namespace, Names.EXTERNALIZED)
                .flatMap(Externalized::of)
                .filter(record -> record.phase != Phase.UNDONE);
    }

    static Optional<Externalized> of(Tree object) {
        return object.textAt("data", "phase")
                .flatMap(Phase::named)
                .map(phase -> new Externalized(
                        phase,
                        drivers(object, "before"),
                        drivers(object, "after"),
                        strategy(object),
                        object.textAt("data", "since").map(Instant::parse).orElse(Instant.EPOCH),
                        object.textAt("data", "copied").orElse("{}")));
    }

    private static Map<String, String> drivers(Tree object, String field) {
        Map<String, String> drivers = new LinkedHashMap<>();
        String json = object.textAt("data", field).orElse("{}");
        if (Json.parse(json).orElse(Tree.obj()) instanceof Tree.Obj(Map<String, Tree> fields)) {
            fields.forEach((key, value) -> value.textAt().ifPresent(text -> drivers.put(key, text)));
        }
        return drivers;
    }

    private static Strategy strategy(Tree object) {
        boolean isMany = object.textAt("data", "strategy")
                .filter("multi-node-ha"::equals)
                .isPresent();
        Optional<Strategy> shared = object.textAt("data", "sharedStorageClass").map(Strategy.MultiNodeShared::new);
        return shared.orElse(isMany ? new Strategy.MultiNode() : new Strategy.SingleNode());
    }

    /** The same, further. */
    public Externalized at(Phase other) {
        return new Externalized(other, before, after, strategy, since, copied);
    }

    /** The same after a first round of copying that began then. */
    public Externalized copied(Instant began, String result) {
        return new Externalized(phase, before, after, strategy, began, result);
    }

    /** Keeps it. It carries no {@code managed-by} label, so pruning does not see it. */
    public void write(Api api, String namespace) {
        Optional<Tree> shared = Optional.of(strategy)
                .filter(Strategy.MultiNodeShared.class::isInstance)
                .map(one -> Tree.text(((Strategy.MultiNodeShared) one).storageClass()));
        Tree.Obj data = Tree.obj()
                .with("phase", phase.word)
                .with("strategy", strategy.word())
                .with("sharedStorageClass", shared)
                .with("since", since.toString())
                .with("copied", copied)
                .with("before", json(before))
                .with("after", json(after));
        new Applier(api, namespace, new ApplyOptions(false, true))
                .apply(Tree.obj()
                        .with("apiVersion", "v1")
                        .with("kind", "ConfigMap")
                        .with("metadata", Tree.obj().with("name", Names.EXTERNALIZED))
                        .with("data", data));
    }

    private static String json(Map<String, String> drivers) {
        Tree.Obj json = Tree.obj();
        for (Map.Entry<String, String> driver : drivers.entrySet()) {
            json = json.with(driver.getKey(), driver.getValue());
        }
        return JsonText.line(json);
    }
}
