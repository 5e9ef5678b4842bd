package io.larakube.storage;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What one check found in one place.
 *
 * @param place the node, or the pod, that made it; empty for all of them
 * @param check which one, such as {@code lock}
 * @param words what was found
 * @param figures what was measured, by name
 */
public record Trial(String place, String check, Outcome outcome, String words, Tree.Obj figures) {

    /** The check that a pod makes last, after all others. */
    static final String END = "end";

    /** How it ended, the best first. */
    public enum Outcome {
        OK("ok"),
        /** It works, and not as well as one expects. */
        CAUTION("caution"),
        FAILED("failed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        private static Optional<Outcome> of(String word) {
            return List.of(values()).stream()
                    .filter(each -> each.word.equals(word))
                    .findFirst();
        }
    }

    static Trial failed(String place, String check, String words) {
        return new Trial(place, check, Outcome.FAILED, words, Tree.obj());
    }

    static Trial ok(String place, String check, String words) {
        return new Trial(place, check, Outcome.OK, words, Tree.obj());
    }

    /** The checks that a pod has written to its log so far, a line of JSON each; other lines are none. */
    static List<Trial> read(String place, String log) {
        return log.lines()
                .flatMap(line -> Json.parse(line).stream())
                .flatMap(line -> of(place, line).stream())
                .toList();
    }

    private static Optional<Trial> of(String place, Tree line) {
        return line.textAt("outcome")
                .flatMap(Outcome::of)
                .map(outcome -> new Trial(
                        place,
                        line.textAt("check").orElse(""),
                        outcome,
                        line.textAt("words").orElse(""),
                        line.at("figures")
                                .filter(Tree.Obj.class::isInstance)
                                .map(Tree.Obj.class::cast)
                                .orElseGet(Tree::obj)));
    }

    Tree.Obj tree() {
        return Tree.obj()
                .with("place", place)
                .with("check", check)
                .with("outcome", outcome.word())
                .with("words", words)
                .with("figures", figures);
    }
}
