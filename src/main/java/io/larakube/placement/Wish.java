package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a pod requires of the pods around it; what it only prefers is no reason to stay Pending. */
sealed interface Wish {

    LabelSelector pods();

    /** The label of nodes by which they are one place, such as {@code kubernetes.io/hostname}. */
    String topologyKey();

    /** To be where such a pod is. */
    record Beside(LabelSelector pods, String topologyKey, boolean anywhere, List<String> namespaces) implements Wish {}

    /** To be where no such pod is. */
    record Apart(LabelSelector pods, String topologyKey, boolean anywhere, List<String> namespaces) implements Wish {}

    /**
     * Such pods are to be spread evenly.
     *
     * @param maxSkew by how many pods one place may have more than that with the fewest
     * @param minDomains with fewer places the fewest count as none
     * @param honorsAffinity whether places that its node selector does not name do not count
     * @param honorsTaints whether places whose taints it does not tolerate do not count
     */
    record Spread(
            LabelSelector pods,
            String topologyKey,
            long maxSkew,
            long minDomains,
            boolean honorsAffinity,
            boolean honorsTaints)
            implements Wish {}

    static List<Wish> of(Tree pod) {
        List<Wish> wishes = new ArrayList<>();
        required(pod, "podAffinity")
                .forEach(term ->
                        wishes.add(new Beside(LabelSelector.of(term), key(term), isAnywhere(term), namespaces(term))));
        required(pod, "podAntiAffinity")
                .forEach(term ->
                        wishes.add(new Apart(LabelSelector.of(term), key(term), isAnywhere(term), namespaces(term))));
        pod.itemsAt("topologySpreadConstraints").stream()
                .filter(Wish::isHard)
                .forEach(constraint -> wishes.add(spread(constraint)));
        return List.copyOf(wishes);
    }

    /** Whether a pod of a namespace is meant by one of another. */
    default boolean picks(Newcomer own, Newcomer other) {
        boolean isNear = switch (this) {
            case Beside beside -> beside.anywhere() || isIn(beside.namespaces(), own, other);
            case Apart apart -> apart.anywhere() || isIn(apart.namespaces(), own, other);
            case Spread spread -> own.namespace().equals(other.namespace());
        };
        return isNear && pods().picks(own.labels(), other.labels());
    }

    private static boolean isIn(List<String> namespaces, Newcomer own, Newcomer other) {
        return namespaces.isEmpty()
                ? own.namespace().equals(other.namespace())
                : namespaces.contains(other.namespace());
    }

    private static List<Tree> required(Tree pod, String kind) {
        return pod.itemsAt("affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution");
    }

    private static String key(Tree term) {
        return term.textAt("topologyKey").orElse("");
    }

    /** A selector of namespaces is taken to pick all of them. */
    private static boolean isAnywhere(Tree term) {
        return term.at("namespaceSelector").isPresent();
    }

    private static List<String> namespaces(Tree term) {
        return term.itemsAt("namespaces").stream()
                .flatMap(name -> name.textAt().stream())
                .toList();
    }

    private static boolean isHard(Tree constraint) {
        return constraint
                .textAt("whenUnsatisfiable")
                .filter("ScheduleAnyway"::equals)
                .isEmpty();
    }

    /** Policies and defaults: API reference of TopologySpreadConstraint. */
    private static Spread spread(Tree constraint) {
        Map<String, Boolean> policies = Map.of("Honor", true, "Ignore", false);
        return new Spread(
                LabelSelector.of(constraint),
                key(constraint),
                constraint.numberAt("maxSkew").orElse(1L),
                constraint.numberAt("minDomains").orElse(1L),
                policies.getOrDefault(constraint.textAt("nodeAffinityPolicy").orElse("Honor"), true),
                policies.getOrDefault(constraint.textAt("nodeTaintsPolicy").orElse("Ignore"), false));
    }
}
