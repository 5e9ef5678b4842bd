package io.larakube.rehearsal;

import io.larakube.placement.Ground;
import io.larakube.plan.VolumeReach;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A volume that pods mount.
 *
 * @param name of its claim, or of the folder of a node
 * @param driver who attaches it, when that is known
 */
record Volume(String name, Reach reach, Optional<String> driver) {

    private static final List<String> SHARED = List.of("ReadWriteMany", "ReadOnlyMany");
    private static final String LONGHORN = "driver.longhorn.io";

    /** Where it can be mounted. */
    enum Reach {
        /** It belongs to the node of the first pod that mounts it. */
        ITS_NODE,
        /** It is attached to one node, and to another one when no pod there has it any more. */
        ONE_NODE,
        MANY_NODES,
        /** A folder of which each node has another one. */
        EACH_NODE
    }

    static Volume folder(String name) {
        return new Volume(name, Reach.EACH_NODE, Optional.empty());
    }

    /** One of which nothing is known is taken to belong to its node. */
    static Volume of(String name, Tree claim, Ground ground) {
        boolean isShared = claim.itemsAt("spec", "accessModes").stream()
                .flatMap(mode -> mode.textAt().stream())
                .anyMatch(SHARED::contains);
        Optional<String> driver = ground.driver(claim);
        return new Volume(name, isShared ? Reach.MANY_NODES : single(driver), driver);
    }

    private static Reach single(Optional<String> driver) {
        return switch (driver.map(VolumeReach::of).orElse(VolumeReach.UNKNOWN)) {
            case ITS_NODE, UNKNOWN -> Reach.ITS_NODE;
            case ONE_NODE -> Reach.ONE_NODE;
            case MANY_NODES -> driver.filter(LONGHORN::equals).isPresent() ? Reach.ONE_NODE : Reach.MANY_NODES;
        };
    }
}
