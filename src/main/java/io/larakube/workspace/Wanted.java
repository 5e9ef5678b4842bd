package io.larakube.workspace;

/** A file as it is to be. */
public sealed interface Wanted {

    /** Relative to the project's root, with {@code /}. */
    String path();

    /** All of its new text. */
    String text();

    /** LaraKube's own: written again whenever it is out of date, unless the user edited or locked it. */
    record Generated(String path, String text) implements Wanted {
        public Generated {
            Paths.check(path);
        }
    }

    /** The user's own ({@code .env}, {@code .gitignore}, the blueprint), with what LaraKube adds or replaces in it. */
    record Edited(String path, String text) implements Wanted {
        public Edited {
            Paths.check(path);
        }

        /** Without the text, which may hold secrets. */
        @Override
        public String toString() {
            return "Edited[" + path + "]";
        }
    }
}
