package io.larakube.tree;

import java.util.Locale;
import java.util.Set;

/** How a text is written in YAML: as it is, in quotes, or as a block of lines. */
final class YamlWord {

    /** What YAML 1.1 or 1.2 reads as something else than a text, in any mix of cases. */
    private static final Set<String> WITH_A_MEANING =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private YamlWord() {}

    /** The text on one line: as it is when every reader takes it for that text, otherwise in double quotes as JSON writes it. */
    static String written(String value) {
        boolean plain = (isPlain(value) || isImageOrAddress(value))
                && !(value.length() <= 5 && WITH_A_MEANING.contains(value.toLowerCase(Locale.ROOT)));
        return plain ? value : JsonText.line(new Tree.Text(value));
    }

    /** Words with one space between them, of characters without a meaning, that begin like no number, date or sign. */
    private static boolean isPlain(String value) {
        boolean afterSpace = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits =
                    i == 0 ? isLetter(c) || c == '_' || c == '/' || c == '$' : isPlain(c) || (c == ' ' && !afterSpace);
            if (!fits) {
                return false;
            }
            afterSpace = c == ' ';
        }
        return !afterSpace;
    }

    private static boolean isPlain(char c) {
        return isLetter(c) || isDigit(c) || "_./$()@=+~-".indexOf(c) >= 0;
    }

    /** {@code ghcr.io/acme/shop:v1}, {@code redis:6379}: a colon with something behind it is no sign. */
    private static boolean isImageOrAddress(String value) {
        boolean separated = false;
        boolean afterSeparator = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean separator = c == '/' || c == ':';
            boolean upper = c >= 'A' && c <= 'Z';
            boolean fits = separator ? !afterSeparator : isLetter(c) || isDigit(c) || "_.-".indexOf(c) >= 0;
            if (!fits || (upper && !separated) || (i == 0 && !isLetter(c))) {
                return false;
            }
            separated |= separator;
            afterSeparator = separator;
        }
        return !afterSeparator;
    }

    /** Several lines that can stand as they are: nothing in them, before or behind them would be lost or need an escape. */
    static boolean fitsALiteralBlock(String value) {
        if (value.indexOf('\n') < 0 || " \n\t".indexOf(value.charAt(0)) >= 0) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean space = c == ' ' || c == '\t';
            boolean lost = space && (i + 1 == value.length() || value.charAt(i + 1) == '\n');
            if (lost || (c != '\n' && c != '\t' && JsonText.isEscaped(value, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
