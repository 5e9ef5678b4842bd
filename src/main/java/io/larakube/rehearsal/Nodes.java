package io.larakube.rehearsal;

/**
 * What befell the nodes, as one number: for each of them a bit that its power is gone, one that the network to it is cut, and one that
 * the cluster knows that it does not answer.
 */
final class Nodes {

    private static final int LOST = 1;
    private static final int CUT = 1 << 8;
    private static final int UNKNOWN = 1 << 16;

    private Nodes() {}

    static boolean isLost(int down, int node) {
        return ((down >> node) & LOST) != 0;
    }

    static boolean isCut(int down, int node) {
        return ((down >> node) & CUT) != 0;
    }

    static boolean isUnknown(int down, int node) {
        return ((down >> node) & UNKNOWN) != 0;
    }

    static int lost(int down, int node) {
        return down | (LOST << node);
    }

    static int cut(int down, int node) {
        return down | (CUT << node);
    }

    static int unknown(int down, int node) {
        return down | (UNKNOWN << node);
    }

    static int back(int down, int node) {
        return down & ~((LOST | CUT | UNKNOWN) << node);
    }

    /** All that befell a node; 0 for nothing. */
    static int state(int down, int node) {
        return (down >> node) & (LOST | CUT | UNKNOWN);
    }

    static int with(int down, int node, int state) {
        return down | (state << node);
    }
}
