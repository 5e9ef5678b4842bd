package io.larakube.dotenv;

import java.util.Optional;

/**
 * One thing to change in a {@code .env} file. A key has letters, digits, {@code _} and {@code .} only; a value is any text
 * that UTF-8 can hold, but NUL. Everything else is a mistake of the caller's: {@link IllegalArgumentException}.
 */
public sealed interface EnvChange {

    String key();

    /** What the key is to be; {@link EnvFile#value} gives the same back. */
    String value();

    /**
     * Sets a key that is not there. A key that has a value, even an empty one, is left alone. Where the line goes:
     *
     * <ol>
     *   <li>a single {@code # KEY=…} becomes {@code KEY=value}, as Laravel's installer does with {@code # DB_HOST=};
     *       after several such comments, or one that would be no valid line, a new line follows the last;
     *   <li>with a heading: under the comment {@code # heading}, which is written at the end if it is not there;
     *   <li>after the last key with the same first word ({@code DB_}), as Laravel's {@code Env::writeVariable} does;
     *   <li>at the end.
     * </ol>
     *
     * @param heading words for a comment, one line without double quotes and without space around them
     */
    record Add(String key, String value, Optional<String> heading) implements EnvChange {
        public Add {
            check(key, value);
            if (heading.filter(Add::isNoHeading).isPresent()) {
                throw new IllegalArgumentException("no heading: " + heading.get());
            }
        }

        public Add(String key, String value) {
            this(key, value, Optional.empty());
        }

        private static boolean isNoHeading(String heading) {
            return heading.isEmpty()
                    || !heading.equals(heading.strip())
                    || heading.chars().anyMatch(c -> c < ' ' || c == '"');
        }

        @Override
        public String toString() {
            return "Add[" + key + "]";
        }
    }

    /**
     * Gives another value to a key that is there; {@link EnvFile#with} throws {@link IllegalArgumentException} if it is not.
     * What stands before and behind the value stays, such as {@code export} and a comment. A key that already has the value
     * keeps the way it is written.
     */
    record Replace(String key, String value) implements EnvChange {
        public Replace {
            check(key, value);
        }

        @Override
        public String toString() {
            return "Replace[" + key + "]";
        }
    }

    private static void check(String key, String value) {
        if (!AssignmentReader.isKey(key)) {
            throw new IllegalArgumentException("no key: " + key);
        }
        if (value.indexOf('\0') >= 0 || value.codePoints().anyMatch(EnvChange::isSurrogate)) {
            throw new IllegalArgumentException("the value of " + key + " has a character that no variable can hold");
        }
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
