package io.larakube.dotenv;

import java.util.ArrayList;
import java.util.List;

/** Cuts a value into phpdotenv's tokens. */
final class Lexer {

    /** The lexer's longest run. It can be seen only in a value that begins with form feeds. */
    private static final int LONGEST_RUN = 1000;

    private enum Kind {
        LINE_BREAK,
        SPECIAL,
        SPACE,
        OTHER
    }

    private Lexer() {}

    /** Tokens that make up {@code from..to}: a line break, one of {@code \ ' " # $}, a run of spaces, a run of the rest. */
    static List<String> tokens(String text, int from, int to) {
        List<String> tokens = new ArrayList<>();
        int at = from;
        while (at < to) {
            int stop = stop(text, at, to);
            tokens.add(text.substring(at, stop));
            at = stop;
        }
        return tokens;
    }

    private static int stop(String text, int at, int to) {
        Kind kind = kind(text.charAt(at));
        return switch (kind) {
            case LINE_BREAK -> text.startsWith("\r\n", at) ? at + 2 : at + 1;
            case SPECIAL -> at + 1;
            case SPACE, OTHER -> {
                int stop = at + 1;
                while (stop < Math.min(to, at + LONGEST_RUN) && kind(text.charAt(stop)) == kind) {
                    stop++;
                }
                yield stop;
            }
        };
    }

    private static Kind kind(char c) {
        return switch (c) {
            case '\\', '\'', '"', '#', '$' -> Kind.SPECIAL;
            case '\r', '\n' -> Kind.LINE_BREAK;
            default -> PhpSpace.isSpace(c) ? Kind.SPACE : Kind.OTHER;
        };
    }
}
