package io.larakube.foresight;

import io.larakube.placement.Machine;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * On which nodes the volumes of claims can be mounted.
 *
 * @param claims in the cluster, and those that would be made
 * @param volumes PersistentVolumes
 */
record Disks(List<Tree> claims, List<Tree> volumes) {

    private static final List<String> SHARED = List.of("ReadWriteMany", "ReadOnlyMany");

    /** Why a pod with this claim cannot be on a node: its volume is elsewhere, or a pod elsewhere has it. */
    Optional<String> objection(String claim, Machine machine, List<Fleet.Placed> pods) {
        List<Tree> terms = volume(claim)
                .map(found -> found.itemsAt("spec", "nodeAffinity", "required", "nodeSelectorTerms"))
                .orElse(List.of());
        if (!terms.isEmpty() && terms.stream().noneMatch(machine::fits)) {
            return Optional.of("does not have the volume of " + claim);
        }
        return isShared(claim)
                ? Optional.empty()
                : pods.stream()
                        .filter(pod ->
                                pod.claims().contains(claim) && !pod.node().isEmpty())
                        .map(Fleet.Placed::node)
                        .filter(node -> !node.equals(machine.name()))
                        .findFirst()
                        .map(node -> "does not have the volume of " + claim + ", which is mounted on " + node);
    }

    private Optional<Tree> volume(String claim) {
        Optional<String> name = claim(claim).flatMap(found -> found.textAt("spec", "volumeName"));
        return volumes.stream()
                .filter(volume ->
                        name.isPresent() && volume.textAt("metadata", "name").equals(name))
                .findFirst();
    }

    private Optional<Tree> claim(String name) {
        return claims.stream()
                .filter(claim ->
                        claim.textAt("metadata", "name").filter(name::equals).isPresent())
                .findFirst();
    }

    private boolean isShared(String claim) {
        return claim(claim).stream()
                .flatMap(found -> found.itemsAt("spec", "accessModes").stream())
                .flatMap(mode -> mode.textAt().stream())
                .anyMatch(SHARED::contains);
    }
}
