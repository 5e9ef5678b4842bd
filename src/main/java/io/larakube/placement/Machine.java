package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the cluster, as the scheduler looks at it.
 *
 * @param allocatable what its pods can ask for together
 * @param mostVolumes how many volumes of each driver can be attached to it; no word of a driver without a limit
 */
public record Machine(String name, Room allocatable, long mostPods, Map<String, Long> mostVolumes, Tree object) {

    private static final Objection UNNAMED = new Objection(
            "is not one that its selector or affinity names", "node(s) didn't match Pod's node affinity/selector");

    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final List<String> REPELS = List.of("NoSchedule", "NoExecute");
    /** As kubelets have it when nobody says anything. */
    private static final long USUAL_PODS = 110;

    /** A node as the cluster has it. */
    public static Machine of(Tree node) {
        return of(node, Tree.obj());
    }

    /**
     * A node and what it can attach.
     *
     * @param csiNode of the same name: which drivers it has, and how many volumes each of them can attach
     */
    public static Machine of(Tree node, Tree csiNode) {
        Map<String, Long> volumes = new LinkedHashMap<>();
        for (Tree driver : csiNode.itemsAt("spec", "drivers")) {
            driver.numberAt("allocatable", "count")
                    .ifPresent(count -> volumes.put(driver.textAt("name").orElse(""), count));
        }
        return new Machine(
                node.textAt("metadata", "name").orElse(""),
                node.at("status", "allocatable").map(Room::of).orElse(Room.NONE),
                node.at("status", "allocatable", "pods")
                        .flatMap(Quantity::units)
                        .orElse(USUAL_PODS),
                volumes,
                node);
    }

    /**
     * The nodes that take a pod which tolerates nothing.
     *
     * @param nodes as the API server gives them
     * @return their names, sorted
     */
    public static List<String> open(List<Tree> nodes) {
        return nodes.stream()
                .map(Machine::of)
                .filter(node -> node.objection(Tree.obj()).isEmpty())
                .map(Machine::name)
                .sorted()
                .toList();
    }

    /** One that takes every pod that is not after a certain node. */
    static Machine boundless(String name) {
        Tree labels = Tree.obj().with(HOSTNAME, name).with("topology.kubernetes.io/zone", "zone");
        return new Machine(
                name,
                Room.BOUNDLESS,
                Long.MAX_VALUE,
                Map.of(),
                Tree.obj().with("metadata", Tree.obj().with("name", name).with("labels", labels)));
    }

    /** Whether it makes no difference which of the two a pod is on, names aside. */
    public boolean isLike(Machine other) {
        return allocatable.equals(other.allocatable)
                && mostPods == other.mostPods
                && mostVolumes.equals(other.mostVolumes)
                && labelsButName().equals(other.labelsButName())
                && object.isTrueAt("spec", "unschedulable") == other.object.isTrueAt("spec", "unschedulable")
                && isReady() == other.isReady()
                && taints().equals(other.taints());
    }

    private Map<String, Tree> labelsButName() {
        Map<String, Tree> labels = new LinkedHashMap<>(labels());
        labels.remove(HOSTNAME);
        return labels;
    }

    private Map<String, Tree> labels() {
        return object.fieldsAt("metadata", "labels");
    }

    Optional<Tree> label(String key) {
        return Optional.ofNullable(labels().get(key));
    }

    /** Why it takes no such pod, however much room it has; empty when it does. */
    public Optional<Objection> objection(Tree pod) {
        if (!isReady()) {
            return Optional.of(new Objection("is not ready", tainted("node.kubernetes.io/not-ready", "")));
        }
        if (object.isTrueAt("spec", "unschedulable")) {
            return Optional.of(new Objection("is cordoned", "node(s) were unschedulable"));
        }
        return repelling(pod).map(Machine::tainted).or(() -> isSelected(pod) ? Optional.empty() : Optional.of(UNNAMED));
    }

    private static Objection tainted(Tree taint) {
        String key = taint.textAt("key").orElse("");
        return new Objection(
                "has the taint " + key, tainted(key, taint.textAt("value").orElse("")));
    }

    private static String tainted(String key, String value) {
        return "node(s) had untolerated taint {" + key + ": " + value + "}";
    }

    private boolean isReady() {
        return object.itemsAt("status", "conditions").stream()
                .noneMatch(condition -> condition
                                .textAt("type")
                                .filter("Ready"::equals)
                                .isPresent()
                        && condition.textAt("status").filter("True"::equals).isEmpty());
    }

    boolean isTolerated(Tree pod) {
        return repelling(pod).isEmpty();
    }

    private Optional<Tree> repelling(Tree pod) {
        return taints().stream()
                .filter(one -> pod.itemsAt("tolerations").stream().noneMatch(toleration -> tolerates(toleration, one)))
                .findFirst();
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

    boolean isSelected(Tree pod) {
        boolean bySelector = pod.fieldsAt("nodeSelector").entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels().get(wanted.getKey())));
        List<Tree> terms = pod.itemsAt(
                "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        return bySelector && (terms.isEmpty() || terms.stream().anyMatch(this::fits));
    }

    /** Whether a term of node selection, of a pod or of a volume, picks it. */
    public boolean fits(Tree term) {
        return term.itemsAt("matchExpressions").stream().allMatch(one -> Requirement.holds(one, labels()));
    }
}
