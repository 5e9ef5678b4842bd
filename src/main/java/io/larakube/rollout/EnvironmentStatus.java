package io.larakube.rollout;

import io.larakube.cluster.Kind;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/** How an environment is at one moment: its last start and its claims. */
public record EnvironmentStatus(Optional<LastStart> last, List<Claim> claims) {

    /** A claim as it is in the cluster. */
    public record Claim(String name, String phase, String size, String storageClass, String accessModes) {}

    /**
     * What a look at the environment shows.
     *
     * @param objects all that was seen of it
     */
    public static EnvironmentStatus of(Optional<LastStart> last, List<Tree> objects) {
        List<Claim> claims = objects.stream()
                .filter(object ->
                        object.textAt("kind").filter(Kind.CLAIM.name()::equals).isPresent())
                .map(EnvironmentStatus::claim)
                .toList();
        return new EnvironmentStatus(last, claims);
    }

    private static Claim claim(Tree claim) {
        return new Claim(
                claim.textAt("metadata", "name").orElse(""),
                claim.textAt("status", "phase").orElse(""),
                claim.textAt("status", "capacity", "storage")
                        .or(() -> claim.textAt("spec", "resources", "requests", "storage"))
                        .orElse(""),
                claim.textAt("spec", "storageClassName").orElse(""),
                String.join(
                        ",",
                        claim.itemsAt("spec", "accessModes").stream()
                                .flatMap(mode -> mode.textAt().stream())
                                .toList()));
    }
}
