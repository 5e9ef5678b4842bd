package io.larakube.startup;

import io.larakube.tree.Tree;
import java.util.Optional;

/** What an object's {@code status.conditions} say. */
public final class Condition {

    public static final String READY = "Ready";

    private Condition() {}

    /** Whether the condition of this type is there and true. */
    public static boolean holds(Tree object, String type) {
        return of(object, type)
                .filter(condition ->
                        condition.textAt("status").filter("True"::equals).isPresent())
                .isPresent();
    }

    static Optional<Tree> of(Tree object, String type) {
        return object.itemsAt("status", "conditions").stream()
                .filter(condition ->
                        condition.textAt("type").filter(type::equals).isPresent())
                .findFirst();
    }
}
