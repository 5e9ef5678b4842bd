package io.larakube.dotenv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One line of the file: its number from 1, its text, and the line end after it, empty only at the end of the file. */
record Line(int number, String text, String end) {

    /** Narrow enough to leave out the last line of a base64 text, such as {@code Qz==}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:export\\s+)?(?:[A-Z][A-Z0-9_]*\\s*=|[A-Za-z_][A-Za-z0-9_.]*=[^=\\s])");

    static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int stop = start;
            while (stop < text.length() && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
                stop++;
            }
            int next = text.startsWith("\r\n", stop) ? stop + 2 : Math.min(stop + 1, text.length());
            lines.add(new Line(lines.size() + 1, text.substring(start, stop), text.substring(stop, next)));
            start = next;
        }
        return lines;
    }

    /** Whether phpdotenv looks for more lines after this one; it asks so of comments and single quotes too. */
    boolean opensQuote() {
        return text.contains("=\"") && quotesThatCount() < 2;
    }

    /** Whether lines that were opened by another one end with this one. */
    boolean closesQuote() {
        return !opensQuote() && (text.equals("\"") || quotesThatCount() > 0);
    }

    /** Whether it is a comment or has no text. */
    boolean isRemark() {
        String trimmed = PhpSpace.trim(text);
        return trimmed.isEmpty() || trimmed.startsWith("#");
    }

    /** Whether its writer surely meant to set a key. */
    boolean looksLikeAssignment() {
        return ASSIGNMENT.matcher(text).lookingAt();
    }

    /** Double quotes with a character before them that is no backslash, pairs of backslashes taken away. */
    private int quotesThatCount() {
        String unescaped = text.replace("\\\\", "");
        int count = 0;
        for (int at = 1; at < unescaped.length(); at++) {
            if (unescaped.charAt(at) == '"' && unescaped.charAt(at - 1) != '\\') {
                count++;
            }
        }
        return count;
    }
}
