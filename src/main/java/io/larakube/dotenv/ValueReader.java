package io.larakube.dotenv;

import java.util.ArrayList;
import java.util.List;

/** Reads one value with the states of phpdotenv's {@code EntryParser}. */
final class ValueReader {

    /** A literal, or where and why the reading ended. Indexes are into the text that was read. */
    sealed interface Outcome {
        record Read(Literal literal) implements Outcome {}

        sealed interface Wrong extends Outcome {}

        record SpaceInside(int at) implements Wrong {}

        record TextAfterQuote(int at) implements Wrong {}

        record BadEscape(int at) implements Wrong {}

        record OpenQuote(char quote) implements Wrong {}
    }

    private enum State {
        INITIAL,
        UNQUOTED,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        ESCAPE,
        BAD_ESCAPE,
        WHITESPACE,
        TEXT_AFTER,
        COMMENT
    }

    private final String text;
    private final int equals;
    private final StringBuilder chars = new StringBuilder();
    private final List<Integer> variables = new ArrayList<>();
    private State state = State.INITIAL;
    private int at;
    private int literalEnd;

    private ValueReader(String text, int equals) {
        this.text = text;
        this.equals = equals;
    }

    /** @param equals index of the {@code =} before the value, which goes on to the end of the text */
    static Outcome read(String text, int equals) {
        ValueReader reader = new ValueReader(text, equals);
        int start = PhpSpace.skip(text, equals + 1, text.length());
        reader.readTokens(start, PhpSpace.skipBack(text, start, text.length()));
        return reader.outcome(start);
    }

    private void readTokens(int start, int stop) {
        at = start;
        literalEnd = start;
        for (String token : Lexer.tokens(text, start, stop)) {
            State next = next(token);
            if (next == State.BAD_ESCAPE || next == State.TEXT_AFTER) {
                state = next;
                return;
            }
            at += token.length();
            boolean closes = next == State.WHITESPACE && isQuoted(state);
            if (closes || next == State.UNQUOTED) {
                literalEnd = at;
            }
            state = next;
        }
    }

    private Outcome outcome(int start) {
        return switch (state) {
            case INITIAL, UNQUOTED, WHITESPACE, COMMENT -> new Outcome.Read(literal(start));
            case SINGLE_QUOTED -> new Outcome.OpenQuote('\'');
            case DOUBLE_QUOTED, ESCAPE -> new Outcome.OpenQuote('"');
            case BAD_ESCAPE -> new Outcome.BadEscape(at);
            case TEXT_AFTER ->
                text.charAt(start) == '"' || text.charAt(start) == '\''
                        ? new Outcome.TextAfterQuote(at)
                        : new Outcome.SpaceInside(at);
        };
    }

    /** Where nothing is written, a value belongs right behind the {@code =}, before the space of a comment. */
    private Literal literal(int start) {
        return literalEnd == start
                ? new Literal("", List.of(), equals + 1, equals + 1)
                : new Literal(chars.toString(), variables, start, literalEnd);
    }

    private State next(String token) {
        return switch (state) {
            case INITIAL -> first(token);
            case UNQUOTED -> isSpace(token) ? State.WHITESPACE : unquoted(token);
            case SINGLE_QUOTED -> token.equals("'") ? State.WHITESPACE : append(token, State.SINGLE_QUOTED);
            case DOUBLE_QUOTED -> doubleQuoted(token);
            case ESCAPE -> escaped(token);
            case WHITESPACE -> isSpace(token) ? State.WHITESPACE : afterWhitespace(token);
            case COMMENT, BAD_ESCAPE, TEXT_AFTER -> state;
        };
    }

    private State first(String token) {
        return switch (token) {
            case "'" -> State.SINGLE_QUOTED;
            case "\"" -> State.DOUBLE_QUOTED;
            default -> unquoted(token);
        };
    }

    private State unquoted(String token) {
        return token.equals("#") ? State.COMMENT : appendVariable(token, State.UNQUOTED);
    }

    private State doubleQuoted(String token) {
        return switch (token) {
            case "\"" -> State.WHITESPACE;
            case "\\" -> State.ESCAPE;
            default -> appendVariable(token, State.DOUBLE_QUOTED);
        };
    }

    private State escaped(String token) {
        char first = token.charAt(0);
        int index = "\"\\$fnrtv".indexOf(first);
        if (index < 0) {
            return State.BAD_ESCAPE;
        }
        chars.append("\"\\$\f\n\r\t\u000B".charAt(index)).append(token, 1, token.length());
        return State.DOUBLE_QUOTED;
    }

    private static State afterWhitespace(String token) {
        return token.equals("#") ? State.COMMENT : State.TEXT_AFTER;
    }

    private State appendVariable(String token, State next) {
        if (token.equals("$")) {
            variables.add(chars.length());
        }
        return append(token, next);
    }

    /** phpdotenv joins the lines of a value with a line feed, whatever stands in the file. */
    private State append(String token, State next) {
        chars.append(token.equals("\r\n") || token.equals("\r") ? "\n" : token);
        return next;
    }

    private static boolean isQuoted(State state) {
        return state == State.SINGLE_QUOTED || state == State.DOUBLE_QUOTED;
    }

    private static boolean isSpace(String token) {
        return PhpSpace.isSpace(token.charAt(0));
    }
}
