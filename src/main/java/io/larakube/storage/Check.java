package io.larakube.storage;

import java.util.List;

/**
 * What was found before anything is changed.
 *
 * @param words one sentence
 * @param next what to do about it, most useful first
 */
public record Check(Level level, String words, List<String> next) {

    /** What it means for what is about to be done. */
    public enum Level {
        OK,
        /** It goes on, and the user should know. */
        CAUTION,
        /** It does not go on, unless the user insists. */
        UNLESS_FORCED,
        REFUSED
    }

    static Check ok(String words) {
        return new Check(Level.OK, words, List.of());
    }

    static Check caution(String words, String... next) {
        return new Check(Level.CAUTION, words, List.of(next));
    }

    static Check unlessForced(String words, String... next) {
        return new Check(Level.UNLESS_FORCED, words, List.of(next));
    }

    static Check refused(String words, String... next) {
        return new Check(Level.REFUSED, words, List.of(next));
    }
}
