package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Who refuses a pod; the first that fits is taken. */
    enum Refusal {
        QUOTA("its pod would exceed the namespace's quota", "resourcequota", "exceeded quota"),
        QUOTA_UNMET(
                "the namespace's quota demands requests and limits that its pod does not name",
                "resourcequota",
                "failed quota"),
        SECURITY("its pod is not as safe as the namespace demands", "", "violates PodSecurity"),
        LIMITS(
                "its pod is outside the namespace's limits",
                "limitrange",
                "(maximum|minimum) (memory|cpu|ephemeral-storage) usage per|max limit to request ratio"),
        PRIORITY("its PriorityClass does not exist", "", "no PriorityClass with name"),
        ACCOUNT("its ServiceAccount does not exist", "serviceaccounts", "error looking up service account"),
        RUNTIME("its RuntimeClass does not exist", "", "RuntimeClass \"[^\"]*\" not found"),
        WEBHOOK("an admission webhook that must be asked does not answer", "", "failed calling webhook"),
        POLICY(
                "an admission policy of the cluster refuses its pod",
                "",
                "ValidatingAdmissionPolicy|denied the request"),
        NAMESPACE_GOES("its namespace is being deleted", "", "because it is being terminated");

        private final String text;
        private final String object;
        private final Pattern signs;

        Refusal(String text, String object, String signs) {
            this.text = text;
            this.object = object;
            this.signs = Pattern.compile(signs);
        }

        static Optional<Refusal> of(String message) {
            return Stream.of(values())
                    .filter(refusal -> refusal.signs.matcher(message).find())
                    .findFirst();
        }

        String text() {
            return text;
        }

        /** What of the namespace tells more. */
        Optional<String> object() {
            return Optional.of(object).filter(name -> !name.isEmpty());
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
            return Refusal.of(message).map(Refusal::text).orElse("the cluster refuses its pod");
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message.replaceFirst("^(create Pod .*? failed error: |Error creating: )", "")
                    .replaceFirst("^pods \"[^\"]*\" is forbidden: ", ""));
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            Refusal.of(message)
                    .flatMap(Refusal::object)
                    .ifPresent(object -> next.add(commands.kubectl("describe", object)));
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

    /** An old pod is over and its object stays, because somebody asked to be heard before it goes. */
    record HeldByFinalizer(String pod, List<String> finalizers) implements PlacementCause {
        @Override
        public String kind() {
            return "held-by-finalizer";
        }

        @Override
        public String what() {
            return "the old pod " + pod + " is over and cannot go: its finalizer " + Words.list(finalizers)
                    + " holds it";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(
                    "see that who set the finalizer runs and does its part",
                    commands.kubectl("describe", "pod " + pod));
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
