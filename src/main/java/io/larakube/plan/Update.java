package io.larakube.plan;

/** How the pods of a workload are replaced by those of the next release, and how many there are. */
public enum Update {
    /** All old pods leave before the new one comes: one pod, and no two releases at work at once. */
    RECREATE(1),
    /** A new pod is Ready before an old one leaves; one pod. */
    ROLLING(1),
    /** The same for two pods, so that the loss of a node takes only one of them. */
    ROLLING_PAIR(2);

    private final int replicas;

    Update(int replicas) {
        this.replicas = replicas;
    }

    /**
     * What suits a process. On many nodes only the scheduler must never run twice; on one node no worker works with the code of the
     * former release once the new one serves, so that none is given a job whose class it does not have.
     */
    static Update of(Component component, StorageMode storage) {
        if (!storage.spansNodes()) {
            return component == Component.WEB && storage.servesSideBySide() ? ROLLING : RECREATE;
        }
        return switch (component) {
            case WEB -> ROLLING_PAIR;
            case SCHEDULER -> RECREATE;
            case HORIZON, QUEUE, REVERB -> ROLLING;
        };
    }

    public int replicas() {
        return replicas;
    }

    public boolean isRolling() {
        return this != RECREATE;
    }
}
