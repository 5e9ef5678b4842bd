package io.larakube.terminal;

import java.util.regex.Pattern;

/**
 * Some words of a line in one style.
 *
 * @param words printable characters only: whatever could move the cursor, colour the screen or break the line is taken
 *     out, because the words may come from a log or from a cluster
 * @param ticking true for words that change with time alone (a clock, a spinner), which is no news
 */
public record Span(String words, Style style, boolean ticking) {

    /** CSI sequences, OSC sequences (titles, links), two-character escapes. */
    private static final Pattern ESCAPES = Pattern.compile(
            "\u001B\\[[0-?]*[ -/]*[@-~]|\u001B\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?|\u001B[ -/]*[0-~]?");

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n|[\n\r\u2028\u2029]");

    /** Control characters and those that change the direction of what follows. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0080-\u009F\u202A-\u202E\u2066-\u2069]");

    public Span {
        words = printable(words);
    }

    private static String printable(String words) {
        if (words.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return words;
        }
        String bare = ESCAPES.matcher(words).replaceAll("");
        String oneLine = LINE_ENDS.matcher(bare).replaceAll(" ").replace("\t", "    ");
        return CONTROLS.matcher(oneLine).replaceAll("");
    }

    Span with(String otherWords) {
        return new Span(otherWords, style, ticking);
    }

    String ansi() {
        return style.ansi(words);
    }
}
