package io.larakube.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a program wrote to one of its outputs; bytes, because it may be an archive. */
public final class Captured {

    private final byte[] bytes;

    private Captured(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Captured of(byte[] bytes) {
        return new Captured(bytes.clone());
    }

    public static Captured of(String text) {
        return new Captured(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Read as UTF-8, whatever the locale. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Captured captured && Arrays.equals(bytes, captured.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The number of bytes only: what a program writes may be secret. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
