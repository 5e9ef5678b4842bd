package io.larakube.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes {@code .env} texts, values and damage by chance: the same for the same seed. */
final class RandomEnv {

    private static final List<String> LINE_ENDS = List.of("\n", "\n", "\n", "\r\n", "\r");
    private static final List<String> SPACE = List.of("", "", "", " ", "  ", "\t", "\u000B");
    private static final List<String> COMMENTS =
            List.of("", "", "", " # why", "  #", "# touches", " # it's 5\" wide", " # a=\"b\" c", "\t# ${K1} \\");
    private static final List<String> REMARKS = List.of(
            "",
            "",
            "  ",
            "\t",
            "# a comment",
            "#",
            "   ## heading",
            "# DB_HOST=127.0.0.1",
            "#EXTRA=",
            "# a=\"b\" \\\"");
    private static final List<String> BARE =
            List.of("a", "true", "(null)", "base64:q+/=", "C:\\dir", "it's", "5\"", "${K1}", "a${K2}b$", "é☕", "a=b");
    private static final List<String> SINGLE_QUOTED = List.of("''", "'a b'", "'#'", "'${K1} \\n'", "'a\\'");
    private static final List<String> DOUBLE_QUOTED =
            List.of("\"\"", "\"a b\"", "\"#\"", "\"${K1}-${K2}${no}\"", "\"\\\"\\\\\\$\\n\"", "\"it's\"");
    private static final List<String> PIECES = List.of(
            "a", "B", "1", " ", "\t", "\n", "\r", "\f", "\u000B", "=", "\"", "'", "\\", "#", "$", "{", "}", "=\"",
            "\\\"", "\\\\", "\\n", "${K1}", "${K3}", "é", "\u00A0", "\u2028", "😀", "(", ".", "-", "null", "\r\n",
            "\u0001");

    private final Random random;

    RandomEnv(long seed) {
        this.random = new Random(seed);
    }

    /** An assignment's parts; the text of a file is all of them one after the other. */
    record Piece(String before, String literal, String after) {
        String text() {
            return before + literal + after;
        }
    }

    /** A file that can be read; key {@code i} of its assignments is {@code Ki}, remarks have an empty literal. */
    record Made(String mark, List<Piece> pieces) {
        String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining("", mark, ""));
        }
    }

    Made file() {
        String end = pick(LINE_ENDS);
        int count = random.nextInt(12);
        List<Piece> pieces = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String after = number == count - 1 && random.nextBoolean() ? "" : end;
            pieces.add(chance(3) ? new Piece(pick(REMARKS), "", after) : assignment(number, after, end));
        }
        return new Made(chance(10) ? "\uFEFF" : "", pieces);
    }

    private Piece assignment(int number, String after, String end) {
        String name = pick(List.of("K%d", "K%d", "K%d", "export K9%d", "\"K%d\"", "'K%d'"))
                .formatted(number);
        String before = pick(SPACE) + name + pick(SPACE) + "=";
        return switch (random.nextInt(5)) {
            case 0 -> new Piece(before, "", pick(SPACE) + pick(COMMENTS) + after);
            // phpdotenv wants the opening quote right behind the "=", and no other double quote on that line
            case 1 -> new Piece(before.replace('"', '\''), linesInQuotes(end), pick(COMMENTS) + after);
            case 2 -> new Piece(before + pick(SPACE), pick(SINGLE_QUOTED), pick(COMMENTS) + after);
            case 3 -> new Piece(before + pick(SPACE), pick(DOUBLE_QUOTED), pick(COMMENTS) + after);
            default -> new Piece(before + pick(SPACE), pick(BARE), pick(COMMENTS) + after);
        };
    }

    private static String linesInQuotes(String end) {
        return "\"-----BEGIN" + end + "a=" + end + "# ${K1}" + end + "END\"";
    }

    /** Any text at all that an environment variable can hold. */
    String value() {
        int length = random.nextInt(10);
        return IntStream.range(0, length)
                .mapToObj(i -> chance(6) ? anyCharacter() : pick(PIECES))
                .collect(Collectors.joining());
    }

    private String anyCharacter() {
        int bound = chance(2) ? 0x100 : Character.MAX_CODE_POINT + 1;
        int c = 1 + random.nextInt(bound - 1);
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? "x" : Character.toString(c);
    }

    /** The text with one to six small accidents. */
    String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int accidents = 1 + random.nextInt(6); accidents > 0; accidents--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(4));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, pick(PIECES));
                default -> damaged.replace(from, to, pick(PIECES));
            }
        }
        // a cut through a pair of surrogates leaves what no file can hold
        return new String(damaged.toString().getBytes(UTF_8), UTF_8);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
