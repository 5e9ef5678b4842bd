package io.larakube.startup;

import java.util.List;
import java.util.Optional;

/** A workload is not what was started, or nobody makes and places its pods. */
public sealed interface WorkloadCause extends Cause {

    /** It is not in the cluster, though it was started. */
    record Missing(String object) implements WorkloadCause {
        @Override
        public String kind() {
            return "workload-missing";
        }

        @Override
        public String what() {
            return "is not in the cluster: " + object + " does not exist";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.up());
        }
    }

    /** Whoever paused it keeps it from making pods of its new template. */
    record Paused() implements WorkloadCause {
        @Override
        public String kind() {
            return "paused";
        }

        @Override
        public String what() {
            return "is paused: its new pods are not made";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("rollout", "resume deploy/" + commands.workload()));
        }
    }

    /** Others wait for it, and it is told to have no pods. */
    record ScaledToZero() implements WorkloadCause {
        @Override
        public String kind() {
            return "scaled-to-zero";
        }

        @Override
        public String what() {
            return "is scaled to 0 pods";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("scale", commands.object() + " --replicas=1"), commands.up());
        }
    }

    /** Its pods are not of the release that was started last: somebody else applied another one. */
    record OtherRelease(Optional<String> release, String started) implements WorkloadCause {
        @Override
        public String kind() {
            return "other-release";
        }

        @Override
        public String what() {
            return "is not of the release that was started, " + started
                    + release.map(id -> ", but of " + id).orElse("");
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.up() + " --force-conflicts");
        }
    }

    /** Its pod asks for a scheduler that has not looked at it. */
    record Unscheduled(String scheduler) implements WorkloadCause {
        @Override
        public String kind() {
            return "no-scheduler";
        }

        @Override
        public String what() {
            return "asks for the scheduler " + scheduler + ", which has not looked at its pod";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.describe());
        }
    }

    /** Its pod is held back on purpose until somebody takes its scheduling gates away. */
    record HeldBack(List<String> gates) implements WorkloadCause {
        @Override
        public String kind() {
            return "scheduling-gated";
        }

        @Override
        public String what() {
            return "is held back by the scheduling gate " + Words.list(gates) + " of its pod";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.describe());
        }
    }
}
