package io.larakube.rehearsal;

import java.util.List;

/**
 * A way on which an invariant breaks.
 *
 * @param part the number of the part of the model in which it was found
 * @param way codes of the moves that were chosen, from the beginning; what happens at once between them is not in it
 */
public record Violation(Invariant invariant, int part, List<Integer> way) {}
