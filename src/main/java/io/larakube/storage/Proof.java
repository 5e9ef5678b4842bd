package io.larakube.storage;

import io.larakube.plan.Certificate;
import io.larakube.storage.Trial.Outcome;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found of a volume that several pods mount.
 *
 * @param places the nodes, or the pods, that took part
 * @param trials in the order of the checks
 */
public record Proof(List<String> places, List<Trial> trials) {

    public Proof {
        places = List.copyOf(places);
        trials = List.copyOf(trials);
    }

    /** Whether an application may rely on it. */
    public boolean holds() {
        return !trials.isEmpty() && failure().isEmpty();
    }

    private Optional<Trial> failure() {
        return of(Outcome.FAILED).findFirst();
    }

    private Stream<Trial> of(Outcome outcome) {
        return trials.stream().filter(trial -> trial.outcome() == outcome);
    }

    /** The verdict in one line: who shares, or the first thing that does not hold. */
    public String summary() {
        return failure()
                .map(trial -> (trial.place().isEmpty() ? "" : trial.place() + " ") + trial.words())
                .orElseGet(() -> String.join(", ", places) + " share what they write"
                        + of(Outcome.CAUTION)
                                .map(Trial::words)
                                .distinct()
                                .reduce("", (all, words) -> all + "; " + words));
    }

    /** The checks that were made, each once, in their order. */
    public List<String> checks() {
        return trials.stream().map(Trial::check).distinct().toList();
    }

    /** What tells most of a check: of the worst outcomes, the one with figures. */
    public Trial worst(String check) {
        return trials.stream()
                .filter(trial -> trial.check().equals(check))
                .max(Comparator.comparing(Trial::outcome)
                        .thenComparingInt(trial -> trial.figures().fields().size()))
                .orElseThrow();
    }

    /**
     * What the storage class keeps of it.
     *
     * @param kubernetes the version of the API server
     */
    public Certificate certificate(Instant at, String provisioner, String kubernetes) {
        Tree.Obj figures = Tree.obj();
        for (String check : checks()) {
            figures = figures.with(check, worst(check).figures());
        }
        return new Certificate(
                at,
                holds(),
                summary(),
                Tree.obj()
                        .with("provisioner", provisioner)
                        .with("kubernetes", kubernetes)
                        .with("nodes", Tree.texts(places))
                        .with("figures", figures));
    }

    public Tree.Obj tree() {
        return Tree.obj()
                .with("holds", holds())
                .with("summary", summary())
                .with("places", Tree.texts(places))
                .with("trials", Tree.arr(trials.stream().map(Trial::tree).toList()));
    }
}
