package io.larakube.workspace;

import io.larakube.failure.Problem;
import java.util.Optional;

/** What reading a file of the project gives. */
public sealed interface FileText {

    record Text(String content) implements FileText {
        /** Without the text, which may hold secrets. */
        @Override
        public String toString() {
            return "Text[" + content.length() + " characters]";
        }
    }

    record Absent() implements FileText {}

    /** It is there and gives no text: no UTF-8, too large, a folder, no right to read it. */
    record Unreadable(Problem problem) implements FileText {}

    /** The text, if there is a file and it can be read. */
    default Optional<String> text() {
        return this instanceof Text(String content) ? Optional.of(content) : Optional.empty();
    }
}
