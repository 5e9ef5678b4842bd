package io.larakube.process;

import java.nio.file.Path;

/** What a program reads from its standard input. */
public sealed interface Input {

    /** How it stands on a command line. */
    String shown();

    record FromFile(Path file) implements Input {
        @Override
        public String shown() {
            return "< " + new Word.Plain(file.toString()).shown();
        }
    }

    /** A text, which is never shown: manifests are long and passwords are secret. */
    record FromText(String text) implements Input {
        @Override
        public String shown() {
            return "< (" + text.lines().count() + " lines)";
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
