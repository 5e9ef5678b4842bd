package io.larakube.blueprint;

/** On how many nodes an environment runs, and whether its pods share their files there. */
public sealed interface Strategy {

    /** One node: all pods of the application share one volume. */
    record SingleNode() implements Strategy {}

    /** Any number of nodes: no pod keeps anything, state lives outside. */
    record MultiNode() implements Strategy {}

    /**
     * Any number of nodes, and a filesystem that all of them mount.
     *
     * @param storageClass gives volumes that many nodes may mount
     */
    record MultiNodeShared(String storageClass) implements Strategy {
        /** What {@code cloud:provision:nfs} makes. */
        public static final String USUAL_CLASS = "larakube-nfs";
    }

    default boolean isOnManyNodes() {
        return !(this instanceof SingleNode);
    }

    /** As the blueprint calls it. */
    default String word() {
        return isOnManyNodes() ? "multi-node-ha" : "single-node";
    }
}
