package io.larakube.rehearsal;

import java.util.Arrays;

/** Names for nodes, given in the order in which they are met; a node takes the name of one that is like it. */
final class NodeNames {

    private final Model model;
    private final int[] names;
    private final boolean[] taken;

    NodeNames(Model model) {
        this.model = model;
        this.names = new int[model.nodes()];
        this.taken = new boolean[model.nodes()];
        Arrays.fill(names, -1);
    }

    void meet(int node) {
        for (int name = 0; names[node] < 0; name++) {
            if (!taken[name] && model.areAlike(name, node)) {
                taken[name] = true;
                names[node] = name;
            }
        }
    }

    /** Nodes that nobody named, those first to which most has happened. */
    void meetTheRest(int down) {
        for (int count = 0; count < names.length; count++) {
            int worst = -1;
            for (int node = 0; node < names.length; node++) {
                if (names[node] < 0 && (worst < 0 || Nodes.state(down, node) > Nodes.state(down, worst))) {
                    worst = node;
                }
            }
            if (worst < 0) {
                return;
            }
            meet(worst);
        }
    }

    boolean areNew() {
        for (int node = 0; node < names.length; node++) {
            if (names[node] != node) {
                return true;
            }
        }
        return false;
    }

    /** The name of each node. */
    int[] all() {
        return names;
    }
}
