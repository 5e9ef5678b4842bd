package io.larakube.rehearsal;

import java.util.Arrays;

/** The codes of moves, in the order in which they were found. */
final class Moves {

    private int[] codes = new int[32];
    private int size;

    void add(Move.Kind kind, int subject) {
        add(kind, subject, 0);
    }

    void add(Move.Kind kind, int subject, int object) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size * 2);
        }
        codes[size++] = Move.code(kind, subject, object);
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int at(int index) {
        return codes[index];
    }

    int[] all() {
        return Arrays.copyOf(codes, size);
    }
}
