package io.larakube.workspace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text, with the place of the first that are no UTF-8. */
sealed interface Utf8 {

    record Decoded(String text) implements Utf8 {}

    /** Where it stops to be text: line and column, {@code 4:13}. */
    record Malformed(String place) implements Utf8 {}

    static Utf8 decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return new Decoded(text);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        return malformed ? new Malformed(placeAfter(out.flip().toString())) : new Decoded(text);
    }

    private static String placeAfter(String valid) {
        int lineStart = valid.lastIndexOf('\n') + 1;
        long line = 1 + valid.chars().filter(c -> c == '\n').count();
        return line + ":" + (1 + valid.codePointCount(lineStart, valid.length()));
    }
}
