package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;

/** The cluster has no place for a pod, or does not let it in. */
public sealed interface PlacementCause extends Cause {

    /**
     * No node can take it.
     *
     * @param message of the scheduler
     */
    record Unschedulable(String message) implements PlacementCause {
        @Override
        public String kind() {
            return "unschedulable";
        }

        @Override
        public String what() {
            return "no node can take it: " + String.join(", ", SchedulerText.reasons(message));
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectlEverywhere("describe nodes"), commands.describe());
        }
    }

    /**
     * The API server refuses to make its pods.
     *
     * @param message of the controller that tried
     */
    record PodsRefused(String message) implements PlacementCause {
        @Override
        public String kind() {
            return "pods-refused";
        }

        @Override
        public String what() {
            if (message.contains("exceeded quota")) {
                return "its pod would exceed the namespace's quota";
            }
            if (message.contains("violates PodSecurity")) {
                return "its pod is not as safe as the namespace demands";
            }
            return "the cluster refuses its pod";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message.replaceFirst("^(create Pod .*? failed error: |Error creating: )", "")
                    .replaceFirst("^pods \"[^\"]*\" is forbidden: ", ""));
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            if (message.contains("exceeded quota")) {
                next.add(commands.kubectl("describe", "resourcequota"));
            }
            next.add(commands.kubectl("get", "events --field-selector reason=FailedCreate"));
            return next;
        }
    }

    /**
     * Nodes throw its pods out, or do not let them in.
     *
     * @param reason {@code Evicted}, or another word of the kubelet's such as {@code OutOfmemory}
     */
    record Evicted(String reason, String message) implements PlacementCause {
        @Override
        public String kind() {
            return "evicted";
        }

        @Override
        public String what() {
            return reason.equals("Evicted")
                    ? "its pods are thrown off their node, which runs out of something"
                    : "its node does not let its pods in: " + reason;
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectlEverywhere("describe nodes"), commands.describe());
        }
    }

    /** The node of its pod does not answer any more. */
    record NodeLost(String node) implements PlacementCause {
        @Override
        public String kind() {
            return "node-lost";
        }

        @Override
        public String what() {
            return "its node " + node + " does not answer";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectlEverywhere("describe node " + node), commands.up());
        }
    }

    /** A pod of the former release, or one that is replaced, was told to stop and is still there long after its time. */
    record OldPodStays(String pod) implements PlacementCause {
        @Override
        public String kind() {
            return "old-pod-stays";
        }

        @Override
        public String what() {
            return "the old pod " + pod + " was told to stop and does not leave; the new one starts after it";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("describe", "pod " + pod), commands.kubectlEverywhere("get nodes"));
        }
    }
}
