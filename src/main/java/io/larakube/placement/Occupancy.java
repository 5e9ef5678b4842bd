package io.larakube.placement;

/** How many pods of each kind are where. */
public interface Occupancy {

    /** Those on a node, with those that were told to leave. */
    int pods(int kind, int node);

    /** Those on a node that stay. */
    int staying(int kind, int node);
}
