package io.larakube.rehearsal;

import java.util.stream.IntStream;

/** Where the pods and nodes of a canonical world really are. */
final class Places {

    private final int[] slots;
    private int[] nodes;

    private Places(int slots, int nodes) {
        this.slots = IntStream.range(0, slots).toArray();
        this.nodes = IntStream.range(0, nodes).toArray();
    }

    /** For whoever does not ask. */
    static Places ignored() {
        return new Places(0, 0);
    }

    /** Everything where it is. */
    static Places of(Model model) {
        return new Places(model.slots(), model.nodes());
    }

    int slot(int slot) {
        return slots[slot];
    }

    int node(int node) {
        return nodes[node];
    }

    void swap(int slot, int other) {
        if (slots.length > 0) {
            int place = slots[slot];
            slots[slot] = slots[other];
            slots[other] = place;
        }
    }

    /** @param names the new name of each node */
    void rename(int[] names) {
        if (nodes.length > 0) {
            int[] renamed = nodes.clone();
            for (int node = 0; node < nodes.length; node++) {
                renamed[names[node]] = nodes[node];
            }
            nodes = renamed;
        }
    }
}
