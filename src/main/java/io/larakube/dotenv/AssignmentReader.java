package io.larakube.dotenv;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a block that is no remark: a key, and a value if there is a {@code =}. */
final class AssignmentReader {

    /** An assignment, or what is wrong with it. */
    sealed interface Outcome {
        record Read(Part.Assignment assignment) implements Outcome {}

        record Wrong(Fault fault) implements Outcome {}
    }

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_.]+");
    private static final Pattern SHORT_EXPORT = Pattern.compile("export\\s[a-zA-Z0-9_.]");

    /** phpdotenv looks for {@code export} in longer names only, so it does not find it in {@code export A}. */
    private static final int LONGEST_WITHOUT_EXPORT = 8;

    private static final int EXPORT = "export".length();

    private AssignmentReader() {}

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    static Outcome read(Block block) {
        String text = block.text();
        int equals = text.indexOf('=');
        if (equals < 0) {
            String key = key(text);
            return isKey(key)
                    ? new Outcome.Read(new Part.Assignment(block, key, Optional.empty()))
                    : new Outcome.Wrong(Fault.noAssignment(block.number()));
        }
        String name = PhpSpace.trim(text.substring(0, equals));
        String key = key(name);
        if (!isKey(key)) {
            return new Outcome.Wrong(wrongName(block.number(), name, key));
        }
        return block.closed()
                ? value(block, key, ValueReader.read(text, equals))
                : new Outcome.Wrong(Fault.valueRunsOn(block.number(), key));
    }

    /** The name without {@code export} and quotes. */
    private static String key(String name) {
        String key = name;
        if (name.codePointCount(0, name.length()) > LONGEST_WITHOUT_EXPORT
                && name.startsWith("export")
                && PhpSpace.isSpace(name.charAt(EXPORT))) {
            key = name.substring(PhpSpace.skip(name, EXPORT, name.length()));
        }
        return isQuoted(key) ? key.substring(1, key.length() - 1) : key;
    }

    private static boolean isQuoted(String key) {
        return key.length() >= 3
                && ((key.startsWith("\"") && key.endsWith("\"")) || (key.startsWith("'") && key.endsWith("'")));
    }

    private static Fault wrongName(int line, String name, String key) {
        if (name.isEmpty()) {
            return Fault.noKey(line);
        }
        if (SHORT_EXPORT.matcher(name).matches()) {
            return Fault.export(line);
        }
        int wrong = key.codePoints()
                .filter(c -> !isKey(Character.toString(c)))
                .findFirst()
                .orElseThrow();
        return Fault.wrongKey(line, wrong);
    }

    private static Outcome value(Block block, String key, ValueReader.Outcome outcome) {
        return switch (outcome) {
            case ValueReader.Outcome.Read(Literal literal) ->
                new Outcome.Read(new Part.Assignment(block, key, Optional.of(literal)));
            case ValueReader.Outcome.Wrong wrong ->
                new Outcome.Wrong(
                        block.linesBelow().stream().anyMatch(Line::looksLikeAssignment)
                                ? Fault.valueRunsOn(block.number(), key)
                                : wrongValue(block, key, wrong));
        };
    }

    private static Fault wrongValue(Block block, String key, ValueReader.Outcome.Wrong wrong) {
        return switch (wrong) {
            case ValueReader.Outcome.SpaceInside(int at) -> Fault.spaceInValue(lineOf(block, at), key);
            case ValueReader.Outcome.TextAfterQuote(int at) -> Fault.textAfterQuote(lineOf(block, at), key);
            case ValueReader.Outcome.BadEscape(int at) -> Fault.escape(lineOf(block, at), key);
            case ValueReader.Outcome.OpenQuote(char quote) -> Fault.openQuote(block.number(), key, quote);
        };
    }

    private static int lineOf(Block block, int at) {
        return block.number() + Line.split(block.text().substring(0, at) + "x").size() - 1;
    }
}
