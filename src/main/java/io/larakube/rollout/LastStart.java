package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster remembers of the last start of an environment.
 *
 * @param by who started it
 * @param outcome {@code started} while it goes on, then {@code ready} or what went wrong
 * @param migrations those known to have run, by file name without {@code .php}: what the application had at starts that ended ready
 */
public record LastStart(
        String release,
        String image,
        String by,
        Instant at,
        Optional<Instant> ended,
        String outcome,
        List<String> migrations) {

    static final String STARTED = "started";
    static final String READY = "ready";

    /** Reads it; empty when nothing was ever started there. */
    public static Optional<LastStart> read(Api api, String namespace) {
        return api.get(Kind.CONFIG_MAP, namespace, Names.LAST_START).flatMap(LastStart::of);
    }

    static Optional<LastStart> of(Tree object) {
        if (object.textAt("data", "release").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LastStart(
                object.textAt("data", "release").orElse(""),
                object.textAt("data", "image").orElse(""),
                object.textAt("data", "by").orElse(""),
                object.textAt("data", "at").map(Instant::parse).orElse(Instant.EPOCH),
                object.textAt("data", "ended").map(Instant::parse),
                object.textAt("data", "outcome").orElse(STARTED),
                object.textAt("data", "migrations")
                        .map(text -> text.lines().toList())
                        .orElse(List.of())));
    }

    public boolean wasReady() {
        return outcome.equals(READY);
    }

    /** The start of an order that begins now. */
    static LastStart of(Order order, String by, Instant at, Optional<LastStart> before) {
        List<String> ran = before.map(LastStart::migrations).orElse(List.of());
        return new LastStart(order.released().release().id(), order.image(), by, at, Optional.empty(), STARTED, ran);
    }

    LastStart ended(Instant when, String how) {
        return new LastStart(release, image, by, at, Optional.of(when), how, migrations);
    }

    LastStart ready(Instant when, List<String> ran) {
        Set<String> all = new LinkedHashSet<>(migrations);
        all.addAll(ran);
        return new LastStart(release, image, by, at, Optional.of(when), READY, List.copyOf(all));
    }

    /** The ConfigMap that keeps it. It carries no {@code managed-by} label, so pruning does not see it. */
    Tree object(String namespace) {
        Tree.Obj data = Tree.obj()
                .with("release", release)
                .with("image", image)
                .with("by", by)
                .with("at", at.toString())
                .with("ended", ended.map(Instant::toString).map(Tree::text))
                .with("outcome", outcome)
                .with("migrations", String.join("\n", migrations));
        return Tree.obj()
                .with("apiVersion", "v1")
                .with("kind", "ConfigMap")
                .with("metadata", Tree.obj().with("name", Names.LAST_START).with("namespace", namespace))
                .with("data", data);
    }
}
