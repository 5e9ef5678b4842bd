package io.larakube.rehearsal;

import java.util.Optional;

/** Something that goes wrong in a start, whatever the manifests say. */
public enum Fault {
    PROCESS_DIES("process-dies", "a process dies"),
    POD_DELETED("pod-deleted", "a pod is deleted or evicted"),
    MIGRATION_FAILS("migration-fails", "a migration fails"),
    NODE_LOST("node-lost", "a node loses its power, and comes back"),
    NODE_CUT("node-cut", "a node is cut off from the network, and comes back");

    private final String name;
    private final String words;

    Fault(String name, String words) {
        this.name = name;
        this.words = words;
    }

    /** What a user types. */
    public String typed() {
        return name;
    }

    public String words() {
        return words;
    }

    Move.Kind kind() {
        return switch (this) {
            case PROCESS_DIES -> Move.Kind.DIE;
            case POD_DELETED -> Move.Kind.DELETE;
            case MIGRATION_FAILS -> Move.Kind.MIGRATION_FAILS;
            case NODE_LOST -> Move.Kind.NODE_LOST;
            case NODE_CUT -> Move.Kind.NODE_CUT;
        };
    }

    public static Optional<Fault> of(String typed) {
        for (Fault fault : values()) {
            if (fault.name.equals(typed)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
