package io.larakube.rehearsal;

/**
 * Something that happens next.
 *
 * @param subject the batch, the Service, the workload, the pod's place or the node, as the kind says
 * @param object of {@code SCHEDULE} the node, of {@code EVICT} the number of the time that was tolerated; else 0
 */
@SuppressWarnings("EnumOrdinal") // a move is one number among millions, and none of them is kept longer than a run
record Move(Kind kind, int subject, int object) {

    private static final Kind[] KINDS = Kind.values();

    enum Kind {
        /** A batch of objects is sent. */
        SEND,
        /** The endpoints of a Service, and all nodes, follow its pods. */
        FOLLOW,
        /** A controller tells old pods to stop. */
        SCALE_DOWN,
        /** A controller makes pods. */
        CREATE,
        /** The scheduler gives a pod its node. */
        SCHEDULE,
        /** A node has made a pod, and its first container starts. */
        MAKE,
        /** A container does its step to the end. */
        PASS,
        /** A readiness probe succeeds. */
        READY,
        /** A process ends because something is not there that it needs. */
        CRASH,
        /** An init container has asked until its deadline. */
        EXPIRE,
        /** A probe has a container killed that is not done starting. */
        PROBE_KILLS,
        /** A container is started again. */
        RESTART,
        /** A pod that leaves takes no more connections. */
        DEAF,
        /** A pod is gone. */
        GONE,
        /** A rollout has made no progress for longer than its Deployment allows. */
        LATE,
        /** The cluster takes note that a node does not answer. */
        NODE_UNKNOWN,
        /** Pods on a node that does not answer are given up, and others come in their place. */
        EVICT,
        /** A node that was lost or cut off comes back. */
        NODE_BACK,
        /** Fault: a process dies. */
        DIE,
        /** Fault: somebody deletes a pod, or a node is drained. */
        DELETE,
        /** Fault: a migration fails. */
        MIGRATION_FAILS,
        /** Fault: the power of a node. */
        NODE_LOST,
        /** Fault: the network to a node. */
        NODE_CUT;

        boolean isFault() {
            return ordinal() >= DIE.ordinal();
        }
    }

    static int code(Kind kind, int subject, int object) {
        return (kind.ordinal() << 16) | (subject << 8) | object;
    }

    static int code(Kind kind, int subject) {
        return code(kind, subject, 0);
    }

    static Kind kind(int code) {
        return KINDS[code >> 16];
    }

    static int subject(int code) {
        return (code >> 8) & 255;
    }

    static int object(int code) {
        return code & 255;
    }

    static Move of(int code) {
        return new Move(kind(code), subject(code), object(code));
    }

    int code() {
        return code(kind, subject, object);
    }
}
