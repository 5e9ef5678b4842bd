package io.larakube.plan;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a cluster offers to volumes.
 *
 * @param nodes how many there are that run pods
 * @param provisioners of the storage classes, by their names
 * @param defaultClasses the classes that a claim without one may get
 * @param certificates of the classes that were proven, by their names
 */
public record Terrain(
        int nodes,
        NavigableMap<String, String> provisioners,
        List<String> defaultClasses,
        Map<String, Certificate> certificates) {

    /**
     * Why the application's volume cannot work.
     *
     * @param why in words that begin with the claim
     */
    public record Refusal(String why, String remedy) {}

    /** The class that a claim will have; none when the cluster has none for it. */
    public Optional<String> classOf(Claim claim) {
        return claim.storageClass().isPresent()
                ? claim.storageClass().filter(provisioners::containsKey)
                : defaultClasses.stream().findFirst();
    }

    public VolumeReach reachOf(Claim claim) {
        return classOf(claim)
                .map(name -> VolumeReach.of(provisioners.getOrDefault(name, "")))
                .orElse(VolumeReach.UNKNOWN);
    }

    /**
     * Why the application's volume cannot work here, or is not known to; none when it can, or when nobody knows.
     *
     * @param mode that of the environment
     */
    public Optional<Refusal> refusalOf(StorageMode mode) {
        return switch (mode) {
            case StorageMode.Stateless stateless -> Optional.empty();
            case StorageMode.SingleNode one
            when nodes > 1 && !one.sideBySide() && reachOf(one.volume()) == VolumeReach.ONE_NODE ->
                Optional.of(new Refusal(
                        one.volume().name() + " is attached to one node at a time, and the pods that mount it may"
                                + " get to different ones of the " + nodes + " nodes",
                        "write \"strategy\": \"multi-node-ha\", or name a \"storageClass\" of a node's own disk"));
            case StorageMode.SingleNode one -> Optional.empty();
            case StorageMode.Shared shared ->
                outOfReach(shared.volume())
                        .or(() -> classOf(shared.volume()).flatMap(name -> unproven(shared.volume(), name)));
        };
    }

    private Optional<Refusal> outOfReach(Claim shared) {
        VolumeReach reach = reachOf(shared);
        return switch (reach) {
            case ITS_NODE, ONE_NODE ->
                Optional.of(new Refusal(
                        shared.name() + " must be mounted on many nodes, and volumes of "
                                + classOf(shared).orElse("") + " are mounted on " + reach.words(),
                        "name the class of a filesystem in the network, or remove \"sharedStorage\""));
            case MANY_NODES, UNKNOWN -> Optional.empty();
        };
    }

    /** A class that accepts a claim may still give each node a folder of its own, or locks that end at the node. */
    private Optional<Refusal> unproven(Claim shared, String name) {
        String prove = "larakube storage:prove " + name;
        Certificate certificate = certificates.get(name);
        if (certificate == null) {
            return Optional.of(new Refusal(
                    shared.name() + " would be shared by many nodes, and nothing has proven yet that volumes of " + name
                            + " are",
                    prove));
        }
        return certificate.holds()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        shared.name() + " cannot be shared: volumes of " + name + " were put to the proof on "
                                + certificate.at() + ", and " + certificate.summary(),
                        "name another class, or mend this one and prove it again: " + prove));
    }
}
