package io.larakube.image;

import java.util.regex.Pattern;

/**
 * A pattern of a {@code .dockerignore} on its way to a regular expression: {@code *} and {@code ?} stay within one folder,
 * {@code **} does not, {@code [a-z]} and {@code [^a-z]} are one character, {@code \} takes the next one as it is.
 *
 * <p>Source: moby/patternmatcher, patternmatcher.go, and the errors of Go's filepath.Match.
 */
final class Glob {

    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    Glob(String text) {
        this.text = text;
    }

    Pattern regex() throws IgnorePattern.Malformed {
        // moby compares endings here, so that **file matches afile; with another wildcard behind it, it does not
        if (text.startsWith("**")
                && !text.startsWith("**/")
                && text.substring(2).chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
            return Pattern.compile(".*" + Pattern.quote(text.substring(2)), Pattern.DOTALL);
        }
        while (at < text.length()) {
            one();
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void one() throws IgnorePattern.Malformed {
        char c = text.charAt(at++);
        switch (c) {
            case '*' -> stars();
            case '?' -> regex.append("[^/]");
            case '[' -> oneOf();
            case '\\' -> literal(escaped());
            default -> literal(c);
        }
    }

    private void stars() {
        if (!next('*')) {
            regex.append("[^/]*");
            return;
        }
        next('/');
        regex.append(at == text.length() ? ".*" : "(?:.*/)?");
    }

    private void oneOf() throws IgnorePattern.Malformed {
        regex.append(next('^') ? "[^" : "[");
        boolean first = true;
        while (first || !next(']')) {
            literal(bound());
            if (next('-')) {
                regex.append('-');
                literal(bound());
            }
            first = false;
        }
        regex.append(']');
    }

    private char bound() throws IgnorePattern.Malformed {
        if (at == text.length()) {
            throw new IgnorePattern.Malformed("the [ is not closed");
        }
        char c = text.charAt(at++);
        if (c == '-' || c == ']') {
            throw new IgnorePattern.Malformed("no character stands before the " + c + " in [ ]");
        }
        return c == '\\' ? escaped() : c;
    }

    private char escaped() throws IgnorePattern.Malformed {
        if (at == text.length()) {
            throw new IgnorePattern.Malformed("nothing stands behind the \\");
        }
        return text.charAt(at++);
    }

    private void literal(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private boolean next(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }
}
