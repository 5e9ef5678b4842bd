package io.larakube.startup;

import io.larakube.tree.Tree;
import java.util.Optional;

/**
 * What the cluster says about one of its objects: a Kubernetes Event.
 *
 * @param kind of the object that it is about: {@code Pod}, {@code ReplicaSet}, {@code PersistentVolumeClaim}
 * @param name of that object
 * @param count how often it was said
 */
public record Notice(String kind, String name, String reason, String message, int count) {

    /** Reads an object of kind {@code Event}. */
    public static Notice of(Tree event) {
        Optional<Long> count = event.numberAt("series", "count").or(() -> event.numberAt("count"));
        return new Notice(
                event.textAt("involvedObject", "kind").orElse(""),
                event.textAt("involvedObject", "name").orElse(""),
                event.textAt("reason").orElse(""),
                event.textAt("message").orElse(""),
                count.orElse(1L).intValue());
    }

    boolean isAbout(String otherKind, String otherName) {
        return kind.equals(otherKind) && name.equals(otherName);
    }
}
