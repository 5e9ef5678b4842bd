package io.larakube.cluster;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/** The runs of containers in a pod that have a log: those that are going on, and those that came to an end. */
final class ContainerRuns {

    private ContainerRuns() {}

    /**
     * One run of a container.
     *
     * @param number how often the container had been restarted before
     * @param isOver whether another run has followed, so that its log is the previous one
     */
    record Run(String pod, String uid, String container, int number, boolean isOver) {}

    /** The present run of each container, when it has begun, and the one before it. */
    static List<Run> of(Tree pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> pod.itemsAt("status", statuses).stream())
                .flatMap(status -> runs(pod, status))
                .toList();
    }

    private static Stream<Run> runs(Tree pod, Tree status) {
        int restarts = status.numberAt("restartCount").orElse(0L).intValue();
        boolean began = status.at("state", "running").isPresent()
                || status.at("state", "terminated").isPresent();
        Stream<Run> present = began ? Stream.of(run(pod, status, restarts, false)) : Stream.empty();
        if (restarts == 0) {
            return present;
        }
        // While the next run waits for its turn, the log of the one before it is still the container's own.
        return Stream.concat(Stream.of(run(pod, status, restarts - 1, began)), present);
    }

    private static Run run(Tree pod, Tree status, int number, boolean isOver) {
        return new Run(
                pod.textAt("metadata", "name").orElse(""),
                pod.textAt("metadata", "uid").orElse(""),
                status.textAt("name").orElse(""),
                number,
                isOver);
    }
}
