package io.larakube.rollout;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Who starts an environment and why, and what is to be kept of the release beside its objects.
 *
 * @param sources is asked only when the release is kept
 */
public record Occasion(String by, Cause cause, Supplier<Sources> sources) {

    /**
     * What a release was made from.
     *
     * @param blueprint its text
     * @param migrations the source of each of the application's migrations, by file name without {@code .php}
     */
    public record Sources(String blueprint, Map<String, String> migrations) {}
}
