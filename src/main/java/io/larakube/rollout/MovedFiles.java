package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.plan.Relocation.Wish;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the cluster remembers of files that were carried from one claim to another: how far it went, so that an interrupted command goes
 * on, and what to wish for to have them back.
 *
 * @param from the name of the claim that they were on
 * @param to the name of the one that they are carried to
 * @param back mode, class, size and claim of before
 */
public record MovedFiles(Phase phase, String from, String to, Wish back) {

    /** How far it went. */
    public enum Phase {
        COPYING("copying"),
        /** Both claims hold the same; the application may use the new one already or not yet. */
        COPIED("copied"),
        DONE("done"),
        /** It is on its way back. */
        RETURNING("returning"),
        /** Both claims hold the same again. */
        RETURNED("returned"),
        UNDONE("undone");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        static Optional<Phase> named(String word) {
            return Stream.of(values()).filter(phase -> phase.word.equals(word)).findFirst();
        }

        public boolean isBackwards() {
            return this == RETURNING || this == RETURNED;
        }

        /** Whether the files are copied and only the start may be missing. */
        public boolean isCopied() {
            return this == COPIED || this == RETURNED;
        }
    }

    /** Reads it; empty when there is none. */
    public static Optional<MovedFiles> read(Api api, String namespace) {
        return api.get(Kind.CONFIG_MAP, namespace, Names.MOVED).flatMap(MovedFiles::of);
    }

    static Optional<MovedFiles> of(Tree object) {
        return object.textAt("data", "phase")
                .flatMap(Phase::named)
                .map(phase -> new MovedFiles(
                        phase,
                        object.textAt("data", "from").orElse(""),
                        object.textAt("data", "to").orElse(""),
                        new Wish(
                                object.textAt("data", "mode"),
                                object.textAt("data", "storageClass"),
                                object.textAt("data", "size"),
                                object.textAt("data", "from"))));
    }

    /** The claims whose content may be replaced by that of the other one. */
    public List<String> claims() {
        return List.of(from, to);
    }

    /** The same, further. */
    public MovedFiles at(Phase other) {
        return new MovedFiles(other, from, to, back);
    }

    /** Keeps it. It carries no {@code managed-by} label, so pruning does not see it. */
    public void write(Api api, String namespace) {
        new Applier(api, namespace, new ApplyOptions(false, true)).apply(tree());
    }

    Tree tree() {
        Tree.Obj data = Tree.obj()
                .with("phase", phase.word)
                .with("from", from)
                .with("to", to)
                .with("mode", back.mode().map(Tree::text))
                .with("storageClass", back.storageClass().map(Tree::text))
                .with("size", back.size().map(Tree::text));
        return Tree.obj()
                .with("apiVersion", "v1")
                .with("kind", "ConfigMap")
                .with("metadata", Tree.obj().with("name", Names.MOVED))
                .with("data", data);
    }
}
