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
     */
    record Run(String pod, String uid, String container, int number) {}

    /**
     * Where the log of a run is.
     *
     * @param isPrevious whether another run has followed
     */
    record Log(Run run, boolean isPrevious) {

        Log asPrevious() {
            return new Log(run, true);
        }
    }

    /** The logs of the latest run of each container, when one has begun, and of the one before it. */
    static List<Log> of(Tree pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> pod.itemsAt("status", statuses).stream())
                .flatMap(status -> logs(pod, status))
                .toList();
    }

    private static Stream<Log> logs(Tree pod, Tree status) {
        int restarts = status.numberAt("restartCount").orElse(0L).intValue();
        Stream<Log> latest = hasBegun(status) ? Stream.of(new Log(run(pod, status, restarts), false)) : Stream.empty();
        Stream<Log> former = restarts > 0 ? Stream.of(new Log(run(pod, status, restarts - 1), true)) : Stream.empty();
        return Stream.concat(former, latest);
    }

    /** While a container waits to be started again, the count still is that of the run that ended. */
    private static boolean hasBegun(Tree status) {
        return status.at("state", "running").isPresent()
                || status.at("state", "terminated").isPresent()
                || status.at("lastState", "terminated").isPresent();
    }

    private static Run run(Tree pod, Tree status, int number) {
        return new Run(
                pod.textAt("metadata", "name").orElse(""),
                pod.textAt("metadata", "uid").orElse(""),
                status.textAt("name").orElse(""),
                number);
    }
}
