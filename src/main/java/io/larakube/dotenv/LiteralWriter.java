package io.larakube.dotenv;

import java.util.regex.Pattern;

/**
 * Writes a value so that phpdotenv reads the same again, with as few quotes as possible: none around letters, digits and
 * {@code _ - . : / @ % + , =}; single ones where double ones would need escapes; double ones else. The result is one line.
 */
final class LiteralWriter {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_\\-.:/@%+,=]+");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("[^'\\x00-\\x1F\\x7F]*[\"$\\\\][^'\\x00-\\x1F\\x7F]*");

    private LiteralWriter() {}

    /**
     * A line.
     *
     * @param before the key and {@code =}, with what else stands before the value
     * @param after what stands behind it, if anything a comment; may have more lines
     */
    static String line(String before, String value, String after) {
        String bare = before + value + after;
        if (isBare(value, after) && !opensQuote(bare)) {
            return bare;
        }
        String singleQuoted = before + "'" + value + "'" + after;
        if (SINGLE_QUOTED.matcher(value).matches() && !opensQuote(singleQuoted)) {
            return singleQuoted;
        }
        return before + '"' + escaped(value) + '"' + after;
    }

    /** Where nothing is written, phpdotenv would take a form feed before the comment for the value. */
    private static boolean isBare(String value, String after) {
        return value.isEmpty()
                ? !PhpSpace.trim(after).startsWith("\f")
                : BARE.matcher(value).matches();
    }

    /** phpdotenv sees {@code ="} in single quotes and comments too; in double quotes it always finds the closing one. */
    private static boolean opensQuote(String text) {
        return Line.split(text).getFirst().opensQuote();
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> {
            switch (c) {
                case '"', '\\', '$' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\f' -> escaped.append("\\f");
                case '\u000B' -> escaped.append("\\v");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
