package io.larakube.php;

import java.util.List;
import java.util.OptionalInt;

/** The tokens of one PHP file, and where sequences of them stand. */
public record PhpSource(String file, List<PhpToken> tokens) {

    public static PhpSource of(String file, String text) {
        return new PhpSource(file, PhpLexer.tokens(text));
    }

    public PhpToken token(int index) {
        return tokens.get(index);
    }

    public int size() {
        return tokens.size();
    }

    public int line(int index) {
        return token(index).line();
    }

    /**
     * The index of the first token of a sequence, looked for from an index on. Of its parts, {@code 'up'} is that string,
     * {@code '*'} any string, {@code $schedule} that variable; a word is a name in any case and namespace; all else is a sign.
     */
    public OptionalInt find(int from, String... parts) {
        for (int start = from; start + parts.length <= tokens.size(); start++) {
            if (isAt(start, parts)) {
                return OptionalInt.of(start);
            }
        }
        return OptionalInt.empty();
    }

    public boolean isAt(int start, String... parts) {
        if (start < 0 || start + parts.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!matches(tokens.get(start + i), parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(PhpToken token, String part) {
        return switch (part.charAt(0)) {
            case '\'' -> token.isString() && (part.equals("'*'") || part.equals("'" + token.text() + "'"));
            case '$' -> token.kind() == PhpToken.Kind.VARIABLE && token.text().equals(part);
            default -> Character.isLetter(part.charAt(0)) ? token.isName(part) : token.isSign(part);
        };
    }

    /** The index of the bracket that closes the one at this index; behind the last token when none does. */
    public int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += token(i).opens() ? 1 : token(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Whether a method is called on something between two indexes. */
    public boolean callsAMethod(int from, int until) {
        OptionalInt call = find(from, "->");
        return call.isPresent() && call.getAsInt() < until;
    }
}
