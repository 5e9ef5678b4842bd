package io.larakube.startup;

import io.larakube.tree.Tree;
import java.util.Optional;

/**
 * A claim for a volume.
 *
 * @param phase {@code Pending}, {@code Bound} or {@code Lost}
 * @param storageClass none when it asks for the default and there is none, or was none when it was made
 * @param volume the one that it asks for by name
 */
public record ClaimView(String name, String phase, Optional<String> storageClass, Optional<String> volume) {

    /** One that asks for any volume. */
    public ClaimView(String name, String phase, Optional<String> storageClass) {
        this(name, phase, storageClass, Optional.empty());
    }

    /** Reads an object of kind {@code PersistentVolumeClaim}. */
    public static ClaimView of(Tree claim) {
        return new ClaimView(
                claim.textAt("metadata", "name").orElse(""),
                claim.textAt("status", "phase").orElse("Pending"),
                claim.textAt("spec", "storageClassName").filter(name -> !name.isEmpty()),
                claim.textAt("status", "phase").filter("Bound"::equals).isPresent()
                        ? Optional.empty()
                        : claim.textAt("spec", "volumeName"));
    }
}
