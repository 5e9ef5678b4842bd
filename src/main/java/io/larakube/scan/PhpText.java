package io.larakube.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file, addressed by bytes, as parsers count. */
final class PhpText {

    private final byte[] bytes;
    private final int[] lineStarts;

    PhpText(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.lineStarts = lineStarts(bytes);
    }

    private static int[] lineStarts(byte[] bytes) {
        int[] starts = new int[bytes.length + 1];
        int lines = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    String between(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The line of a byte, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of a byte in characters, from 1. */
    int column(int offset) {
        int start = lineStarts[line(offset) - 1];
        String before = between(start, offset);
        return before.codePointCount(0, before.length()) + 1;
    }

    /** The text of a line, without the spaces around it; empty when there is no such line. */
    String lineText(int line) {
        if (line < 1 || line > lineStarts.length) {
            return "";
        }
        int end = line < lineStarts.length ? lineStarts[line] : bytes.length;
        return between(lineStarts[line - 1], end).strip();
    }
}
