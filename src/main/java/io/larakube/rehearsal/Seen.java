package io.larakube.rehearsal;

import java.util.Arrays;

/** The worlds that were seen, by their fingerprints, with the way to each of them. */
final class Seen {

    private long[] fingerprints = new long[1 << 16];
    private int[] numbers = new int[1 << 16];
    private int[] parents = new int[1 << 15];
    private int[] moves = new int[1 << 15];
    private int size;

    int size() {
        return size;
    }

    /** The number of a world; -1 minus its number when it was not seen before. */
    int put(World world, int parent, int move) {
        if (size * 2 > fingerprints.length) {
            grow();
        }
        long fingerprint = world.fingerprint() | 1;
        int at = place(fingerprint);
        if (fingerprints[at] == fingerprint) {
            return numbers[at];
        }
        fingerprints[at] = fingerprint;
        numbers[at] = size;
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
            moves = Arrays.copyOf(moves, size * 2);
        }
        parents[size] = parent;
        moves[size] = move;
        return -1 - size++;
    }

    /** The moves from the beginning to a world. */
    int[] way(int number) {
        int length = 0;
        for (int at = number; parents[at] >= 0; at = parents[at]) {
            length++;
        }
        int[] way = new int[length];
        for (int at = number; parents[at] >= 0; at = parents[at]) {
            way[--length] = moves[at];
        }
        return way;
    }

    private int place(long fingerprint) {
        int mask = fingerprints.length - 1;
        int at = (int) (fingerprint >>> 20) & mask;
        while (fingerprints[at] != 0 && fingerprints[at] != fingerprint) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldFingerprints = fingerprints;
        int[] oldNumbers = numbers;
        fingerprints = new long[oldFingerprints.length * 2];
        numbers = new int[oldNumbers.length * 2];
        for (int index = 0; index < oldFingerprints.length; index++) {
            if (oldFingerprints[index] != 0) {
                int at = place(oldFingerprints[index]);
                fingerprints[at] = oldFingerprints[index];
                numbers[at] = oldNumbers[index];
            }
        }
    }
}
