package io.larakube.terminal;

import java.text.BreakIterator;
import java.util.Locale;

/** How many columns of a terminal characters take: 2 for CJK and emoji, 0 for what joins the character before it. */
final class DisplayWidth {

    /**
     * First and last code point of the blocks that UAX #11 calls wide or fullwidth. Emoji are asked of
     * {@link Character#isEmojiPresentation(int)}.
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF}, {0x20000, 0x3FFFD}
    };

    private static final int EMOJI_VARIATION = 0xFE0F;

    private DisplayWidth() {}

    static int of(String words) {
        if (simple(words)) {
            return words.length();
        }
        int columns = 0;
        BreakIterator characters = characters(words);
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            columns += ofCharacter(words.substring(start, end));
        }
        return columns;
    }

    /** The longest beginning that takes at most so many columns; no visible character is split. */
    static String head(String words, int columns) {
        int left = columns;
        BreakIterator characters = characters(words);
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            left -= ofCharacter(words.substring(start, end));
            if (left < 0) {
                return words.substring(0, start);
            }
        }
        return words;
    }

    private static BreakIterator characters(String words) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(words);
        return characters;
    }

    /** Nothing here but characters of one column each, which is nearly always so; saves loading the break iterator. */
    private static boolean simple(String words) {
        return words.chars().allMatch(DisplayWidth::oneColumn);
    }

    private static boolean oneColumn(int character) {
        return (character >= ' ' && character < 0x300 && character != 0xAD)
                || (character >= 0x2010 && character <= 0x2027)
                || (character >= 0x2190 && character <= 0x21FF)
                || (character >= 0x2500 && character <= 0x25FC)
                || character == '✔'
                || character == '✖'
                || character == '❯';
    }

    /** A character as a reader sees it, which may be several code points: a flag, a family, a letter with accents. */
    private static int ofCharacter(String cluster) {
        int base = cluster.codePointAt(0);
        if (cluster.indexOf(EMOJI_VARIATION) > 0 && Character.isEmoji(base)) {
            return 2;
        }
        return ofCodePoint(base);
    }

    private static int ofCodePoint(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> wide(codePoint) ? 2 : 1;
        };
    }

    private static boolean wide(int codePoint) {
        if (Character.isEmojiPresentation(codePoint)) {
            return true;
        }
        for (int[] block : WIDE) {
            if (codePoint >= block[0] && codePoint <= block[1]) {
                return true;
            }
        }
        return false;
    }
}
