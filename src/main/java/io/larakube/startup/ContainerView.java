package io.larakube.startup;

import io.larakube.tree.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A container of a pod.
 *
 * @param image the reference of its spec
 * @param memoryLimit a Kubernetes quantity
 * @param restarts how often it was started again in this pod
 * @param ready for an init container: it succeeded
 * @param last how its run before the present one ended
 */
public record ContainerView(
        String name,
        String image,
        Optional<String> memoryLimit,
        int restarts,
        boolean ready,
        State state,
        Optional<State.Terminated> last) {

    /** What a container does. Times are the cluster's. */
    public sealed interface State {
        /** It does not run: {@code ContainerCreating}, {@code ImagePullBackOff}, {@code CrashLoopBackOff}; both empty before the kubelet saw it. */
        record Waiting(String reason, String message) implements State {}

        record Running(Optional<Instant> since) implements State {}

        /**
         * Its process ended.
         *
         * @param reason {@code Completed}, {@code Error}, {@code OOMKilled}, {@code StartError}
         * @param message what it left as its last words, or the end of its log
         */
        record Terminated(
                int exitCode, String reason, String message, Optional<Instant> startedAt, Optional<Instant> finishedAt)
                implements State {}
    }

    static ContainerView of(Tree spec, Tree status) {
        return new ContainerView(
                spec.textAt("name").orElse(""),
                spec.textAt("image").orElse(""),
                spec.textAt("resources", "limits", "memory"),
                status.numberAt("restartCount").orElse(0L).intValue(),
                status.isTrueAt("ready"),
                state(status.at("state").orElse(Tree.obj())),
                status.at("lastState", "terminated").map(ContainerView::terminated));
    }

    /** Whether its process has begun, also when it has ended since. */
    public boolean hasStarted() {
        return !(state instanceof State.Waiting) || last.isPresent();
    }

    private static State state(Tree state) {
        Optional<State> running = state.at("running").map(run -> new State.Running(time(run, "startedAt")));
        Optional<State> terminated = state.at("terminated").map(ContainerView::terminated);
        return running.or(() -> terminated)
                .orElseGet(() -> new State.Waiting(
                        state.textAt("waiting", "reason").orElse(""),
                        state.textAt("waiting", "message").orElse("")));
    }

    private static State.Terminated terminated(Tree end) {
        return new State.Terminated(
                end.numberAt("exitCode").orElse(0L).intValue(),
                end.textAt("reason").orElse(""),
                end.textAt("message").orElse(""),
                time(end, "startedAt"),
                time(end, "finishedAt"));
    }

    private static Optional<Instant> time(Tree tree, String field) {
        return tree.textAt(field).flatMap(ContainerView::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
