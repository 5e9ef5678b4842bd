package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.Map;
import java.util.Optional;

/** One of the {@code matchExpressions} of a selector of pods, nodes or namespaces. */
final class Requirement {

    private Requirement() {}

    static boolean holds(Tree expression, Map<String, Tree> labels) {
        Optional<Tree> value =
                Optional.ofNullable(labels.get(expression.textAt("key").orElse("")));
        boolean isIn = value.filter(expression.itemsAt("values")::contains).isPresent();
        return switch (expression.textAt("operator").orElse("")) {
            case "In" -> isIn;
            case "NotIn" -> !isIn;
            case "Exists" -> value.isPresent();
            case "DoesNotExist" -> value.isEmpty();
            default -> true; // Gt and Lt are left to the scheduler
        };
    }
}
