package io.larakube.rehearsal;

import java.util.List;
import java.util.Optional;

/**
 * What an exploration came to.
 *
 * @param states how many different worlds it saw
 * @param steps how many moves it made between them
 * @param complete whether it saw all there are
 * @param violations at most one for each invariant, with a shortest way
 */
public record Explored(int states, long steps, boolean complete, List<Violation> violations) {

    public Optional<Violation> violation(Invariant invariant) {
        return violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .findFirst();
    }
}
