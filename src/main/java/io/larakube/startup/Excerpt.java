package io.larakube.startup;

import java.util.List;

/** What of a long message is shown. */
final class Excerpt {

    private static final int LINES = 4;
    private static final int LENGTH = 400;

    private Excerpt() {}

    /** The first telling lines of a message. */
    static List<String> of(String message) {
        return of(LogText.lines(message));
    }

    static List<String> of(List<String> lines) {
        return lines.stream().map(String::strip).map(Excerpt::cut).limit(LINES).toList();
    }

    private static String cut(String line) {
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }
}
