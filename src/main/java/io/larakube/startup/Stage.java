package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Release;
import java.util.List;
import java.util.Optional;

/** How far a workload is. */
public sealed interface Stage {

    /** Its name for programs. */
    String step();

    /** What happens, in words that follow the workload's name. */
    String text();

    /** Whether the time that a workload spends in this and in the other is one and the same stretch. */
    default boolean isOneStretchWith(Stage other) {
        return step().equals(other.step());
    }

    record NotYetCreated() implements Stage {
        @Override
        public String step() {
            return "not-yet-created";
        }

        @Override
        public String text() {
            return "not yet created";
        }
    }

    /**
     * Its new pod comes when the old ones are gone.
     *
     * @param pods those of the former release, or of the former template, that were told to stop
     */
    record LeavingOld(List<String> pods) implements Stage {
        @Override
        public String step() {
            return "leaving-old";
        }

        @Override
        public String text() {
            return pods.size() == 1
                    ? "waits for the old pod to leave"
                    : "waits for " + pods.size() + " old pods to leave";
        }
    }

    record Scheduling() implements Stage {
        @Override
        public String step() {
            return "scheduling";
        }

        @Override
        public String text() {
            return "waits for a node";
        }
    }

    /** The node makes the pod: network, volumes, the first container. */
    record Preparing() implements Stage {
        @Override
        public String step() {
            return "preparing";
        }

        @Override
        public String text() {
            return "gets its pod";
        }
    }

    /**
     * A node gets an image.
     *
     * @param trouble why the last try failed, when there is to be another
     */
    record Pulling(String image, Optional<String> trouble) implements Stage {
        @Override
        public String step() {
            return "pulling";
        }

        @Override
        public String text() {
            return "pulls " + image
                    + trouble.map(why -> "; once more, as " + why).orElse("");
        }
    }

    /**
     * One of its init containers waits.
     *
     * @param asked what the gate said last; none before it said anything
     */
    record WaitingFor(Gate gate, Release release, Optional<GateLine.Closed> asked) implements Stage {
        @Override
        public String step() {
            return "waiting-for-"
                    + switch (gate) {
                        case Gate.Services services -> "services";
                        case Gate.Web web -> "web";
                    };
        }

        @Override
        public String text() {
            return switch (gate) {
                case Gate.Web web -> "waits for php-web of " + release.id();
                case Gate.Services services ->
                    asked.map(closed -> "waits for " + closed.need() + " at " + closed.place() + ": " + closed.reason())
                            .orElse("waits for its services");
            };
        }
    }

    record Starting() implements Stage {
        @Override
        public String step() {
            return "starting";
        }

        @Override
        public String text() {
            return "starts";
        }
    }

    /**
     * The leader migrates.
     *
     * @param done migrations that have run, in order
     * @param remaining migrations that are expected to run, the first of them now; empty when nobody knows
     */
    record Migrating(List<String> done, List<String> remaining) implements Stage {
        @Override
        public String step() {
            return "migrating";
        }

        /** Each migration has its own time. */
        @Override
        public boolean isOneStretchWith(Stage other) {
            return other instanceof Migrating migrating && migrating.done.equals(done);
        }

        @Override
        public String text() {
            if (!remaining.isEmpty()) {
                int all = done.size() + remaining.size();
                String count = all == 1 ? "" : " (" + (done.size() + 1) + " of " + all + ")";
                return "migrates " + remaining.getFirst() + count;
            }
            return done.isEmpty() ? "migrates" : "migrates, " + done.getLast() + " is done";
        }
    }

    record Optimizing() implements Stage {
        @Override
        public String step() {
            return "optimizing";
        }

        @Override
        public String text() {
            return "caches its configuration and routes";
        }
    }

    /** Its process runs, and its readiness probe has not succeeded yet. */
    record BecomingReady() implements Stage {
        @Override
        public String step() {
            return "becoming-ready";
        }

        @Override
        public String text() {
            return "runs, not ready yet";
        }
    }

    /** Its process ended and is started again, which is no failure yet. */
    record Restarting(int exitCode, int times) implements Stage {
        @Override
        public String step() {
            return "restarting";
        }

        @Override
        public String text() {
            return "ended with exit code " + exitCode + ", is started again"
                    + (times > 1 ? " (" + times + " times)" : "");
        }
    }

    /**
     * All of its pods are Ready.
     *
     * @param untouched whether it was Ready before this start and nothing was done to it
     */
    record Ready(boolean untouched) implements Stage {
        @Override
        public String step() {
            return "ready";
        }

        @Override
        public String text() {
            return untouched ? "runs on" : "ready";
        }
    }

    record Failed(Cause cause) implements Stage {
        @Override
        public String step() {
            return "failed";
        }

        @Override
        public String text() {
            return cause.what();
        }
    }
}
