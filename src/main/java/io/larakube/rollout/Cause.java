package io.larakube.rollout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What put a release on a cluster. */
public sealed interface Cause {

    /**
     * A command that puts what the folder holds there.
     *
     * @param command its name: {@code up}, {@code cloud:deploy}
     */
    record Command(String command) implements Cause {}

    /**
     * One of before was put there again.
     *
     * @param to its number
     */
    record Rollback(int to) implements Cause {}

    Pattern ROLLBACK = Pattern.compile("rollback to #([0-9]{1,9})");

    /** For people; {@link #of} reads it. */
    default String words() {
        return switch (this) {
            case Command done -> done.command;
            case Rollback back -> "rollback to #" + back.to;
        };
    }

    static Cause of(String words) {
        Matcher rollback = ROLLBACK.matcher(words);
        return rollback.matches() ? new Rollback(Integer.parseInt(rollback.group(1))) : new Command(words);
    }

    /** The number of the release that was put there again. */
    default Optional<Integer> back() {
        return this instanceof Rollback(int to) ? Optional.of(to) : Optional.empty();
    }
}
