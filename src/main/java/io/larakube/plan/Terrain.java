package io.larakube.plan;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a cluster offers to volumes.
 *
 * @param nodes how many there are that run pods
 * @param provisioners of the storage classes, by their names
 * @param defaultClasses the classes that a claim without one may get
 */
public record Terrain(int nodes, NavigableMap<String, String> provisioners, List<String> defaultClasses) {

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
     * Why the application's volume cannot work here, in words that begin with the claim; none when it can, or when nobody knows.
     *
     * @param mode that of the environment
     */
    public Optional<String> refusalOf(StorageMode mode) {
        return switch (mode) {
            case StorageMode.Stateless stateless -> Optional.empty();
            case StorageMode.SingleNode one
            when nodes > 1 && reachOf(one.volume()) == VolumeReach.ONE_NODE ->
                Optional.of(one.volume().name() + " is attached to one node at a time, and the pods that mount it may"
                        + " get to different ones of the " + nodes + " nodes");
            case StorageMode.SingleNode one -> Optional.empty();
            case StorageMode.Shared shared -> refusalOf(shared.volume());
        };
    }

    private Optional<String> refusalOf(Claim shared) {
        VolumeReach reach = reachOf(shared);
        return switch (reach) {
            case ITS_NODE, ONE_NODE ->
                Optional.of(shared.name() + " must be mounted on many nodes, and volumes of "
                        + classOf(shared).orElse("") + " are mounted on " + reach.words());
            case MANY_NODES, UNKNOWN -> Optional.empty();
        };
    }
}
