package io.larakube.rehearsal;

/** Which numbers worlds had that came up lately, by their fingerprints: most come up again soon, by another order of the same moves. */
final class Recent {

    private static final int ROOM = 1 << 18;

    private final long[] fingerprints = new long[ROOM];
    private final int[] numbers = new int[ROOM];

    /** The number of a world; -1 when it is not remembered. */
    int number(long fingerprint) {
        int at = place(fingerprint);
        return fingerprints[at] == fingerprint ? numbers[at] : -1;
    }

    void put(long fingerprint, int number) {
        int at = place(fingerprint);
        fingerprints[at] = fingerprint;
        numbers[at] = number;
    }

    private static int place(long fingerprint) {
        return (int) (fingerprint >>> 24) & (ROOM - 1);
    }
}
