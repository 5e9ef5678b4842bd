package io.larakube.process;

import java.util.regex.Pattern;

/** One word of a command line, or the value of an environment variable. */
public sealed interface Word {

    /** What the program gets. */
    String value();

    /** What people see: quoted for a POSIX shell where it needs to be, dots for what is secret. */
    String shown();

    record Plain(String value) implements Word {
        private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

        @Override
        public String shown() {
            return NEEDS_NO_QUOTES.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /**
     * A word that nobody may see, behind a beginning that everybody may.
     *
     * @param open the beginning, such as {@code --from-literal=PASSWORD=}; may be empty
     */
    record Secret(String open, String hidden) implements Word {
        /** Always the same length: not even that is told. */
        static final String DOTS = "••••••••";

        @Override
        public String value() {
            return open + hidden;
        }

        @Override
        public String shown() {
            return (open.isEmpty() ? "" : new Plain(open).shown()) + DOTS;
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
