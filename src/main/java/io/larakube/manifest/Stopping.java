package io.larakube.manifest;

import io.larakube.plan.Component;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a process of the application hears that it must leave. The kubelet sends the image's stop signal, QUIT on fpm-nginx, to
 * process 1; a process 1 never gets a signal that it does not handle.
 *
 * <p>A web pod pauses first only where another one takes its requests; with Recreate a pause only adds to the downtime.
 */
final class Stopping {

    /**
     * A process that is still starting would not hear it, so this waits until process 1 catches TERM (signal 15, bit 14 of the
     * mask). Kubernetes then waits for its end: its own signal comes after this command and is not heard.
     */
    private static final String TERM =
            "until grep -q '^SigCgt:.*[4-7c-f]...$' /proc/1/status; do sleep 1; done; kill -TERM 1";

    /** Proxies and ingress controllers need a moment to learn that a pod is about to leave, and send requests until then. */
    private static final String PAUSE = "sleep 5";

    /**
     * Process 1 instead of {@code schedule:work}, which handles no signal before Laravel 13.18. Tasks that run are processes of
     * their own; in the background they end with {@code schedule:finish}.
     */
    private static final String PASS_ON_AND_WAIT_FOR_TASKS = """
        stopping=
        trap 'stopping=yes; kill -TERM "$work" 2>/dev/null' TERM QUIT INT
        "$@" &
        work=$!
        [ -z "$stopping" ] || kill -TERM "$work"
        wait "$work"
        status=$?
        while kill -0 "$work" 2>/dev/null; do wait "$work"; status=$?; done
        [ -n "$stopping" ] || exit "$status"
        while pgrep -f '[s]chedule:(run|finish)' >/dev/null; do sleep 1; done
        """;

    private Stopping() {}

    /** What replaces the image's command; its entrypoint stays. Empty to keep the command. */
    static List<String> args(Component component) {
        return switch (component.drain()) {
            case BY_IMAGE, TERM_BEFORE_STOP -> component.args();
            case BY_SHELL -> {
                List<String> args =
                        new ArrayList<>(List.of("sh", "-c", PASS_ON_AND_WAIT_FOR_TASKS, component.workload()));
                args.addAll(component.args());
                yield args;
            }
        };
    }

    static Optional<Tree.Obj> lifecycle(Workload.Application application) {
        return switch (application.component().drain()) {
            case BY_IMAGE -> application.migratesInTurn() ? Optional.of(before(PAUSE)) : Optional.empty();
            case TERM_BEFORE_STOP, BY_SHELL -> Optional.of(before(TERM));
        };
    }

    private static Tree.Obj before(String shell) {
        Tree.Arr command = Tree.texts("sh", "-c", shell);
        return Tree.obj().with("preStop", Tree.obj().with("exec", Tree.obj().with("command", command)));
    }
}
