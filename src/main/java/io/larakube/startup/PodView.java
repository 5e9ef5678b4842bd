package io.larakube.startup;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod, as far as a start is concerned.
 *
 * @param workload the label {@code app.kubernetes.io/name}; empty when it has none
 * @param release the label {@code larakube.io/release}; none on engines
 * @param revision the label {@code controller-revision-hash} that a StatefulSet gives
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}
 * @param verdict why the pod as a whole ended, such as {@code Evicted}
 * @param leaving how long it may take to stop, once it was told to
 * @param unscheduled why it has no node, once the scheduler has looked
 * @param ready whether it counts as an endpoint of its Services
 * @param claims the claims that it mounts
 */
public record PodView(
        String name,
        String uid,
        String workload,
        Optional<String> release,
        Optional<String> revision,
        String phase,
        Optional<Reason> verdict,
        Optional<Duration> leaving,
        Optional<String> node,
        Optional<Reason> unscheduled,
        boolean ready,
        List<ContainerView> initContainers,
        List<ContainerView> containers,
        List<String> claims) {

    /** A word of Kubernetes' and its text. */
    public record Reason(String word, String message) {}

    /** Reads an object of kind {@code Pod}. A field that is not there yet counts as its zero. */
    public static PodView of(Tree pod) {
        return new PodView(
                pod.textAt("metadata", "name").orElse(""),
                pod.textAt("metadata", "uid").orElse(""),
                pod.textAt("metadata", "labels", Names.LABEL_NAME).orElse(""),
                pod.textAt("metadata", "labels", Names.LABEL_RELEASE),
                pod.textAt("metadata", "labels", "controller-revision-hash"),
                pod.textAt("status", "phase").orElse("Pending"),
                reason(pod.at("status").orElse(Tree.obj())),
                leaving(pod),
                pod.textAt("spec", "nodeName"),
                Condition.of(pod, "PodScheduled")
                        .filter(no ->
                                no.textAt("status").filter("False"::equals).isPresent())
                        .flatMap(PodView::reason),
                Condition.holds(pod, Condition.READY),
                containers(pod, "initContainers", "initContainerStatuses"),
                containers(pod, "containers", "containerStatuses"),
                claims(pod));
    }

    /** All its containers in the order in which they start. */
    public List<ContainerView> allContainers() {
        return Stream.concat(initContainers.stream(), containers.stream()).toList();
    }

    /** Whether it has come to its end as a whole: it never runs again. */
    boolean isOver() {
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    public boolean isLeaving() {
        return leaving.isPresent();
    }

    /** When its last process has ended, the node asks for its deletion once more, with no time at all. */
    private static Optional<Duration> leaving(Tree pod) {
        long asked = pod.numberAt("metadata", "deletionGracePeriodSeconds").orElse(0L);
        long usual = pod.numberAt("spec", "terminationGracePeriodSeconds").orElse(0L);
        return pod.textAt("metadata", "deletionTimestamp").map(told -> Duration.ofSeconds(Math.max(asked, usual)));
    }

    private static Optional<Reason> reason(Tree tree) {
        return tree.textAt("reason")
                .map(word -> new Reason(word, tree.textAt("message").orElse("")));
    }

    private static List<ContainerView> containers(Tree pod, String specs, String statuses) {
        List<ContainerView> containers = new ArrayList<>();
        for (Tree spec : pod.itemsAt("spec", specs)) {
            Tree status = pod.itemsAt("status", statuses).stream()
                    .filter(candidate -> candidate.textAt("name").equals(spec.textAt("name")))
                    .findFirst()
                    .orElse(Tree.obj());
            containers.add(ContainerView.of(spec, status));
        }
        return containers;
    }

    private static List<String> claims(Tree pod) {
        return pod.itemsAt("spec", "volumes").stream()
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .toList();
    }
}
