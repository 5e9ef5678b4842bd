package io.larakube.cluster;

import io.larakube.startup.Condition;
import io.larakube.tree.Tree;
import java.util.Optional;

/** Whether an object that is there does what it is there for, as its own status tells. */
final class Readiness {

    private Readiness() {}

    /** What it lacks; none when it is ready, or is of a kind that is ready as soon as it is there. */
    static Optional<String> lack(Tree live) {
        boolean unread = live.numberAt("status", "observedGeneration")
                .filter(seen -> seen < live.numberAt("metadata", "generation").orElse(0L))
                .isPresent();
        Optional<String> lack = switch (live.textAt("kind").orElse("")) {
            case "Deployment" -> pods(live, wanted(live), "updatedReplicas", "availableReplicas");
            case "StatefulSet" -> pods(live, wanted(live), "updatedReplicas", "readyReplicas");
            case "DaemonSet" -> nodes(live);
            case "CustomResourceDefinition" -> established(live);
            case "CephCluster", "CephFilesystem" -> phase(live);
            default -> Optional.empty();
        };
        return unread && lack.isEmpty() ? Optional.of(Kind.shown(live) + " was not looked at yet") : lack;
    }

    private static long wanted(Tree live) {
        return live.numberAt("spec", "replicas").orElse(1L);
    }

    private static Optional<String> nodes(Tree live) {
        Optional<Long> wanted = live.numberAt("status", "desiredNumberScheduled");
        if (wanted.isEmpty() || live.numberAt("status", "observedGeneration").isEmpty()) {
            return Optional.of(Kind.shown(live) + " was not looked at yet");
        }
        if (wanted.get() == 0) {
            return Optional.of(Kind.shown(live) + " finds no node that it may run on");
        }
        return pods(live, wanted.get(), "updatedNumberScheduled", "numberReady");
    }

    private static Optional<String> pods(Tree live, long wanted, String updated, String ready) {
        long now = Math.min(
                live.numberAt("status", updated).orElse(0L),
                live.numberAt("status", ready).orElse(0L));
        return now >= wanted
                ? Optional.empty()
                : Optional.of(Kind.shown(live) + ": " + now + " of " + wanted + " pods are ready");
    }

    private static Optional<String> established(Tree live) {
        return Condition.holds(live, "Established")
                ? Optional.empty()
                : Optional.of(Kind.shown(live) + " is not established");
    }

    /** What Rook calls it; the message is its operator's. */
    private static Optional<String> phase(Tree live) {
        String phase = live.textAt("status", "phase").orElse("not looked at");
        String message =
                live.textAt("status", "message").map(words -> ": " + words).orElse("");
        return phase.equals("Ready") ? Optional.empty() : Optional.of(Kind.shown(live) + " is " + phase + message);
    }
}
