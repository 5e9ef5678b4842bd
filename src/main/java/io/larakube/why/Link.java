package io.larakube.why;

import java.util.Optional;

/**
 * One step from a workload towards what keeps it from getting ready.
 *
 * @param thing what it is, such as {@code Service laravel-web}
 * @param says what was seen of it
 * @param remedy what to do about it when this by itself is a reason to wait for ever; empty for a step on the way
 */
public record Link(String thing, String says, Optional<String> remedy) {

    boolean isBroken() {
        return remedy.isPresent();
    }
}
