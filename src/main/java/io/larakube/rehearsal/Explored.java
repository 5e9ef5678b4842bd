package io.larakube.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an exploration came to.
 *
 * @param states how many different worlds it saw
 * @param steps how many moves it made between them
 * @param complete whether it saw all there are
 * @param violations at most one for each invariant, with a shortest way
 */
public record Explored(int states, long steps, boolean complete, List<Violation> violations) {

    static final Explored NOTHING = new Explored(0, 0, true, List.of());

    /** What two explorations came to together; of two ways that break an invariant the shorter one. */
    Explored and(Explored other) {
        List<Violation> shortest = Stream.of(Invariant.values())
                .flatMap(invariant -> Stream.of(this, other)
                        .flatMap(explored -> explored.violation(invariant).stream())
                        .min(Comparator.comparingInt(
                                violation -> violation.way().size()))
                        .stream())
                .toList();
        return new Explored(states + other.states, steps + other.steps, complete && other.complete, shortest);
    }

    public Optional<Violation> violation(Invariant invariant) {
        return violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .findFirst();
    }
}
