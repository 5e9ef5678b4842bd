package io.larakube.blueprint;

/** On how many nodes an environment runs, and whether its pods share their files there. */
public sealed interface Strategy {

    /**
     * One node: all pods of the application share one volume.
     *
     * @param rollout how a release takes the place of the former one
     */
    record SingleNode(Rollout rollout) implements Strategy {
        public SingleNode() {
            this(Rollout.RECREATE);
        }
    }

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

    /** How a release takes the place of the former one; on many nodes there is no choice. */
    enum Rollout {
        /** What runs is stopped first, so that no two releases are at work at once. */
        RECREATE("recreate"),
        /** The former web pod serves until the new one is Ready; its code meets the new schema meanwhile. */
        ZERO_DOWNTIME("zero-downtime");

        private final String word;

        Rollout(String word) {
            this.word = word;
        }

        /** As the blueprint calls it. */
        public String word() {
            return word;
        }
    }

    default boolean isOnManyNodes() {
        return !(this instanceof SingleNode);
    }

    /** As the blueprint calls it. */
    default String word() {
        return isOnManyNodes() ? "multi-node-ha" : "single-node";
    }
}
