package io.larakube.workspace;

/** The line ends of a text: what git or an editor on Windows makes of a file is the same file. */
final class LineEnds {

    private LineEnds() {}

    static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    /** The text with the line ends that another text has, judged by its first. */
    static String as(String other, String text) {
        int first = other.indexOf('\n');
        boolean windows = first > 0 && other.charAt(first - 1) == '\r';
        return windows ? unix(text).replace("\n", "\r\n") : text;
    }
}
