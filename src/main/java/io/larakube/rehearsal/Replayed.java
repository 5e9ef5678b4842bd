package io.larakube.rehearsal;

import java.util.List;

/**
 * A way that was gone once more.
 *
 * @param lines what happens on it, a sentence each, as far as it can be gone
 * @param isPossible whether it can still be gone to its end
 * @param breaks whether its end still is against the rule
 */
public record Replayed(List<String> lines, boolean isPossible, boolean breaks) {
    public Replayed {
        lines = List.copyOf(lines);
    }
}
