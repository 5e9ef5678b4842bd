package io.larakube.rehearsal;

import java.util.Arrays;

/** How everything is at one moment, without the time. A value: a move makes another one. What each cell holds says the {@link Model}. */
final class World {

    private final int[] cells;

    World(int[] cells) {
        this.cells = cells;
    }

    int at(int cell) {
        return cells[cell];
    }

    int size() {
        return cells.length;
    }

    int[] copy() {
        return cells.clone();
    }

    /** Sixty-four bits that are the same for equal worlds, and for others almost never. */
    long fingerprint() {
        long mixed = 0x9E3779B97F4A7C15L;
        for (int cell : cells) {
            mixed = (mixed ^ cell) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        mixed *= 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof World world && Arrays.equals(cells, world.cells);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint());
    }
}
