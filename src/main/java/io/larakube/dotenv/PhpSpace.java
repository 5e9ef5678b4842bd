package io.larakube.dotenv;

/** What PHP takes for white space; its functions disagree about the form feed. */
final class PhpSpace {

    private PhpSpace() {}

    /** Whether {@code trim()} takes the character away. It takes NUL too, which never comes this far. */
    static boolean isTrimmed(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u000B';
    }

    /** Whether {@code ctype_space()} and the lexer's {@code \s} match the character. */
    static boolean isSpace(char c) {
        return isTrimmed(c) || c == '\f';
    }

    /** The first index of {@code from..to} that {@code trim()} leaves, or {@code to}. */
    static int skip(String text, int from, int to) {
        int at = from;
        while (at < to && isTrimmed(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The index after the last character of {@code from..to} that {@code trim()} leaves, or {@code from}. */
    static int skipBack(String text, int from, int to) {
        int at = to;
        while (at > from && isTrimmed(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    static String trim(String text) {
        int from = skip(text, 0, text.length());
        return text.substring(from, skipBack(text, from, text.length()));
    }
}
