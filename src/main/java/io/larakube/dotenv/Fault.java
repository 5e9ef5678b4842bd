package io.larakube.dotenv;

import io.larakube.failure.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong on one line, in words that never hold a value, nor text that may be a piece of one. */
record Fault(int line, String what, String remedy) {

    static Fault noKey(int line) {
        return new Fault(line, "there is no key before the \"=\"", "write KEY=value, or put a # in front of the line");
    }

    static Fault noAssignment(int line) {
        return new Fault(
                line,
                "this line is neither KEY=value nor a comment",
                "write KEY=value or put a # in front; a value of several lines needs double quotes around it");
    }

    static Fault wrongKey(int line, int character) {
        return new Fault(
                line,
                "the key before the \"=\" has " + shown(character) + " in it",
                "use letters, digits, \"_\" and \".\" only; a value of several lines needs double quotes around it");
    }

    static Fault export(int line) {
        return new Fault(
                line, "Laravel does not read \"export\" before a key of one character", "leave out \"export\"");
    }

    static Fault spaceInValue(int line, String key) {
        return new Fault(
                line,
                "the value of " + key + " has white space outside quotes",
                "put the value in double quotes: " + key + "=\"…\"");
    }

    static Fault textAfterQuote(int line, String key) {
        return new Fault(
                line,
                "the value of " + key + " goes on after its closing quote",
                "write a double quote inside double quotes as \\\", or put a # before a comment");
    }

    static Fault escape(int line, String key) {
        return new Fault(
                line,
                "the value of " + key + " has a backslash in double quotes that Laravel cannot read",
                "write \\\\ for a backslash, or put the value in single quotes");
    }

    static Fault openQuote(int line, String key, char quote) {
        return new Fault(
                line,
                "the value of " + key + " has an opening quote (" + quote + ") and no closing one",
                "close it: " + key + "=" + quote + "…" + quote);
    }

    static Fault valueRunsOn(int line, String key) {
        return new Fault(
                line,
                "the value of " + key + " has an opening quote (\") and no closing one:"
                        + " Laravel takes the lines below for part of it",
                "close it: " + key + "=\"…\", and write a double quote inside the value as \\\"");
    }

    static Fault commentRunsOn(Block block) {
        return new Fault(
                block.number(),
                "the comment has =\" in it and no closing quote: Laravel takes the lines down to "
                        + block.lines().getLast().number() + " for part of it",
                "take the =\" out of the comment, or close the quote");
    }

    static Fault tooLong(int line, String key) {
        return new Fault(
                line,
                "the value of " + key + " is longer than 128 KiB, more than Linux gives to a process",
                "keep it in a file and let " + key + " name the file");
    }

    static Fault nul(int line) {
        return new Fault(
                line, "a NUL character, which no environment variable can hold", "save the file as UTF-8 text");
    }

    static Fault notUtf8(int line) {
        return new Fault(line, "not UTF-8 text", "save the file as UTF-8");
    }

    /** @param lines where the key is set, ascending, two or more */
    static Fault setAgain(String key, List<Integer> lines) {
        String times = lines.size() == 2 ? "twice" : lines.size() + " times";
        String all =
                lines.stream().limit(lines.size() - 1L).map(String::valueOf).collect(Collectors.joining(", "));
        return new Fault(
                lines.get(1),
                key + " is set " + times + ", on lines " + all + " and " + lines.getLast(),
                "keep one of them; Laravel takes the last");
    }

    Problem problem(String file) {
        return new Problem(file + ":" + line, what, remedy);
    }

    private static String shown(int character) {
        return switch (character) {
            case ' ' -> "a space";
            case '"' -> "a double quote";
            default ->
                character > ' ' && character < 0x7F
                        ? "\"" + Character.toString(character) + "\""
                        : "the character U+%04X".formatted(character);
        };
    }
}
