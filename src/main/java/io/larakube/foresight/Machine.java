package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of the cluster, as the scheduler looks at it. */
record Machine(String name, Room allocatable, long mostPods, Tree object) {

    private static final List<String> REPELS = List.of("NoSchedule", "NoExecute");

    static Machine of(Tree node) {
        return new Machine(
                node.textAt("metadata", "name").orElse(""),
                node.at("status", "allocatable").map(Room::of).orElse(Room.NONE),
                node.at("status", "allocatable", "pods")
                        .flatMap(Quantity::units)
                        .orElse(110L),
                node);
    }

    /** Why it takes no such pod, however much room it has; empty when it does. */
    Optional<String> objection(Tree pod) {
        if (!isReady()) {
            return Optional.of("is not ready");
        }
        if (object.isTrueAt("spec", "unschedulable")) {
            return Optional.of("is cordoned");
        }
        Optional<String> taint = taints().stream()
                .filter(one -> pod.itemsAt("tolerations").stream().noneMatch(toleration -> tolerates(toleration, one)))
                .map(one -> "has the taint " + one.textAt("key").orElse(""))
                .findFirst();
        return taint.or(
                () -> selected(pod) ? Optional.empty() : Optional.of("is not one that its selector or affinity names"));
    }

    private boolean isReady() {
        return object.itemsAt("status", "conditions").stream()
                .noneMatch(condition -> condition
                                .textAt("type")
                                .filter("Ready"::equals)
                                .isPresent()
                        && condition.textAt("status").filter("True"::equals).isEmpty());
    }

    /** Those of an unready or cordoned node say again what is known. */
    private List<Tree> taints() {
        return object.itemsAt("spec", "taints").stream()
                .filter(taint -> taint.textAt("effect").filter(REPELS::contains).isPresent())
                .toList();
    }

    private static boolean tolerates(Tree toleration, Tree taint) {
        boolean ofEffect = toleration.textAt("effect").isEmpty()
                || toleration.textAt("effect").equals(taint.textAt("effect"));
        boolean exists = toleration.textAt("operator").filter("Exists"::equals).isPresent();
        boolean ofKey = toleration.textAt("key").equals(taint.textAt("key"))
                || (exists && toleration.textAt("key").isEmpty());
        boolean ofValue = exists
                || toleration
                        .textAt("value")
                        .orElse("")
                        .equals(taint.textAt("value").orElse(""));
        return ofEffect && ofKey && ofValue;
    }

    private boolean selected(Tree pod) {
        Map<String, Tree> labels = object.fieldsAt("metadata", "labels");
        boolean bySelector = pod.fieldsAt("nodeSelector").entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
        List<Tree> terms = pod.itemsAt(
                "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        return bySelector && (terms.isEmpty() || terms.stream().anyMatch(this::fits));
    }

    /** Whether a term of node selection, of a pod or of a volume, picks it. */
    boolean fits(Tree term) {
        return term.itemsAt("matchExpressions").stream().allMatch(this::holds);
    }

    private boolean holds(Tree expression) {
        Optional<Tree> value =
                object.at("metadata", "labels", expression.textAt("key").orElse(""));
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
