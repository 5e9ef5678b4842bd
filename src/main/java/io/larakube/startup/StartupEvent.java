package io.larakube.startup;

import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was observed about a start. {@code at} is when the observer learned of it, by the observer's own clock;
 * times that the cluster wrote are inside the views and are never compared with it. Events may be repeated, states in between
 * may be missing, and streams of different objects may overtake each other.
 */
public sealed interface StartupEvent {

    Instant at();

    record PodObserved(Instant at, PodView pod) implements StartupEvent {}

    /** A pod's object was deleted. A new pod may have the same name, but never the same uid. */
    record PodGone(Instant at, String name, String uid) implements StartupEvent {}

    record WorkloadObserved(Instant at, WorkloadView workload) implements StartupEvent {}

    record ClaimObserved(Instant at, ClaimView claim) implements StartupEvent {}

    record NoticeObserved(Instant at, Notice notice) implements StartupEvent {}

    /**
     * A whole line that a container wrote.
     *
     * @param run the restart count of the container that wrote it; a line without it cannot be told from one of an earlier run
     */
    record LogLine(Instant at, String pod, String container, int run, String text) implements StartupEvent {}

    /**
     * Everything that is there has been observed once, and objects are going to be sent. What was observed before is how things
     * were: pods that were Ready then and still are were not touched, and restarts and notices of then are no fault of this start.
     */
    record Sending(Instant at) implements StartupEvent {}

    /**
     * All objects were sent to the cluster, or nothing had to be. Nothing is called ready or failed before it.
     *
     * @param generations {@code metadata.generation} of each Deployment and StatefulSet by its name, as the answers had it; a workload
     *     that is not in it is taken as it is observed
     */
    record Applied(Instant at, Map<String, Long> generations) implements StartupEvent {}

    /** Nothing but time. Without it, what must last to be a fault would never become one. */
    record TimePassed(Instant at) implements StartupEvent {}

    /**
     * The event that an object of the cluster is, as it was added or modified: pods, Deployments, StatefulSets, claims and Events; empty for
     * any other kind.
     */
    static Optional<StartupEvent> observed(Instant at, Tree object) {
        return switch (object.textAt("kind").orElse("")) {
            case "Pod" -> Optional.of(new PodObserved(at, PodView.of(object)));
            case "Deployment", "StatefulSet" -> Optional.of(new WorkloadObserved(at, WorkloadView.of(object)));
            case "PersistentVolumeClaim" -> Optional.of(new ClaimObserved(at, ClaimView.of(object)));
            case "Event" -> Optional.of(new NoticeObserved(at, Notice.of(object)));
            default -> Optional.empty();
        };
    }

    /** The event that an object of the cluster is, as it was deleted; only a pod's end means something. */
    static Optional<StartupEvent> deleted(Instant at, Tree object) {
        if (!object.textAt("kind").orElse("").equals("Pod")) {
            return Optional.empty();
        }
        PodView pod = PodView.of(object);
        return Optional.of(new PodGone(at, pod.name(), pod.uid()));
    }
}
