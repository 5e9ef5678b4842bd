package io.larakube.tree;

import java.util.List;
import java.util.Random;

/** Texts with a few random changes: characters, tokens and pieces put in, taken out, swapped and repeated. The same seed gives the same ones. */
public final class Mutations {

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\n",
            "\r",
            "\t",
            " ",
            "\u0000",
            "\u0007",
            "null",
            "true",
            "false",
            "0",
            "-",
            "1e",
            "1e9",
            ".5",
            "01",
            "1.5e+3",
            "\"\"",
            "\"name\"",
            "{}",
            "[]",
            "//x",
            "#",
            "'",
            "é",
            "\ud83d\ude00",
            "\ud83d",
            "\ufeff",
            "\uffff",
            "\u2028",
            "\u0085",
            "..",
            "/",
            "-1",
            "9".repeat(40),
            "NaN",
            "[".repeat(300),
            "{\"a\":".repeat(300),
            "\"" + "x".repeat(500) + "\"");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The text with one to four changes. */
    public String of(String text) {
        String changed = text;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private String once(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + token() + text.substring(from);
            case 3 -> text.substring(0, from) + token() + text.substring(to);
            case 4 -> text.substring(0, to) + text.substring(from);
            case 5 -> text.substring(0, from) + flipped(text, from) + text.substring(Math.min(text.length(), from + 1));
            case 6 -> text.substring(0, from) + piece(text) + text.substring(to);
            default -> text.substring(0, from) + piece(text) + text.substring(from);
        };
    }

    private String token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private String flipped(String text, int at) {
        return at == text.length() ? "" : Character.toString((char) (text.charAt(at) ^ (1 << random.nextInt(8))));
    }

    private String piece(String text) {
        int from = random.nextInt(text.length() + 1);
        return text.substring(from, Math.min(text.length(), from + random.nextInt(40)));
    }
}
