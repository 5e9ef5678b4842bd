package io.larakube.startup;

import io.larakube.plan.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container does not start, ends when it should run, or does not answer. */
public sealed interface ProcessCause extends Cause {

    /**
     * The leader ended because a migration failed.
     *
     * @param lines the error and its place
     */
    record MigrationFailed(String name, String container, List<String> lines) implements ProcessCause {
        @Override
        public String kind() {
            return "migration-failed";
        }

        @Override
        public String what() {
            return "migration " + name + " failed";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(lines);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>(commands.upAsBefore());
            next.add(commands.formerLogs(container));
            next.add("correct the migration");
            next.add(commands.up());
            return next;
        }
    }

    /**
     * The process of a container ends again and again, or for a reason that will not change.
     *
     * @param times how often it ended since this start began
     * @param fault the reason, when its log names one that is known
     * @param lines the last of what it wrote
     */
    record Crashed(String container, int exitCode, int times, Optional<KnownFault> fault, List<String> lines)
            implements ProcessCause {

        /** 128 and the number of the signal. */
        private static final int KILLED = 137;

        private static final int TOLD_TO_END = 143;

        @Override
        public String kind() {
            return "crashed";
        }

        @Override
        public String what() {
            return fault.map(KnownFault::sentence).orElseGet(() -> {
                String often = times > 1 ? times + " times, last with" : "with";
                return "its process ended " + often + " exit code " + exitCode
                        + (isCertain() ? "" : ": something else ended it");
            });
        }

        /** A process that was killed did not end for a reason of its own; that of who killed it is not seen here. */
        @Override
        public boolean isCertain() {
            return fault.isPresent() || (exitCode != KILLED && exitCode != TOLD_TO_END);
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(lines);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            fault.map(KnownFault::remedy).ifPresent(next::add);
            next.add(commands.formerLogs(container));
            next.addAll(commands.upAsBefore());
            return next;
        }
    }

    /**
     * It used more memory than it may.
     *
     * @param limit a Kubernetes quantity; none when the node itself had no more memory
     */
    record OutOfMemory(String container, Optional<String> limit) implements ProcessCause {
        @Override
        public String kind() {
            return "out-of-memory";
        }

        @Override
        public String what() {
            return limit.map(quantity -> container + " was killed: it used more memory than its limit of " + quantity)
                    .orElse(container + " was killed: its node has no memory left");
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            String where = commands.isEngine()
                    ? "raise the memory limit of " + commands.workload() + " in a patch of its overlay"
                    : "raise " + commands.key("resources." + commands.workload() + ".limits.memory");
            return List.of(where, commands.up(), commands.formerLogs(container));
        }
    }

    /** The node cannot make the container as it is asked for: a Secret, a key or a user is missing. */
    record Misconfigured(String container, String message) implements ProcessCause {
        @Override
        public String kind() {
            return "misconfigured";
        }

        @Override
        public String what() {
            if (message.contains("non-numeric user") || message.contains("image will run as root")) {
                return "its container must not run as root, and its image does not name its user by number";
            }
            return "its container cannot be made: "
                    + message.lines().findFirst().orElse(message);
        }

        @Override
        public List<String> evidence() {
            return what().endsWith(message) ? List.of() : Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.describe(), commands.up());
        }
    }

    /** The container was made and its command cannot be run. */
    record NotRunnable(String container, String message) implements ProcessCause {
        @Override
        public String kind() {
            return "not-runnable";
        }

        @Override
        public String what() {
            return container + " cannot run its command";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>(commands.upAsBefore());
            next.add(commands.describe());
            return next;
        }
    }

    /**
     * The node killed it because a probe failed too often.
     *
     * @param probe {@code startup} or {@code liveness}
     * @param doing what it was at, when its log tells
     * @param lines what the probe met
     */
    record KilledByProbe(String container, String probe, Optional<String> doing, List<String> lines)
            implements ProcessCause {
        @Override
        public String kind() {
            return "killed-by-probe";
        }

        @Override
        public String what() {
            return container + " was killed"
                    + doing.map(what -> " while it " + what).orElse("") + ": its " + probe + " probe failed too often";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(lines);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.formerLogs(container), commands.describe());
        }
    }

    /** It runs and answers its probe with an error of the server, which a process that is still booting does not do. */
    record AnswersWithError(String container, String probe, String status, List<String> lines) implements ProcessCause {
        @Override
        public String kind() {
            return "answers-with-error";
        }

        @Override
        public String what() {
            return container + " runs, but answers its " + probe + " probe with HTTP status " + status;
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(lines);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            if (status.equals("404")) {
                next.add("healthPath in .larakube.json must be an address that it answers");
            }
            next.add(commands.logs(container));
            next.addAll(commands.upAsBefore());
            return next;
        }
    }

    /**
     * What it waits for did not come before the gate's deadline, or the gate could not even ask.
     *
     * @param text the gate's last words
     */
    record GateClosed(Gate gate, String text) implements ProcessCause {
        private static final Pattern LATE = Pattern.compile("(.*) after \\d+ s: .*");
        private static final Pattern ASKED = Pattern.compile("(\\S+) (\\S+): (.+?) after (\\d+) s: .*");

        /** What the gate asked last, when it could ask. */
        public Optional<GateLine.Closed> asked() {
            Matcher asked = ASKED.matcher(text);
            return asked.matches()
                    ? Optional.of(new GateLine.Closed(
                            asked.group(1),
                            asked.group(2),
                            asked.group(3),
                            Duration.ofSeconds(Long.parseLong(asked.group(4))),
                            Duration.ZERO))
                    : Optional.empty();
        }

        @Override
        public String kind() {
            return text.startsWith("storage: ") ? "storage-not-writable" : "gate-closed";
        }

        @Override
        public String what() {
            Matcher late = LATE.matcher(text);
            return gate.initContainer() + " gave up: " + (late.matches() ? late.group(1) : text);
        }

        @Override
        public List<String> evidence() {
            return LATE.matcher(text).matches() ? Excerpt.of(text) : List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.logs(gate.initContainer()), commands.status());
        }
    }
}
