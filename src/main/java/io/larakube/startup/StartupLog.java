package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.List;

/**
 * A start as JSON lines: {@code begin}, a {@code change} for each workload that came to another stage, {@code end}. It is what
 * {@code up -o json} prints and what the flight recorder keeps.
 */
public final class StartupLog {

    private StartupLog() {}

    /** What starts: the release, and the workloads with their gates in the plan's order. */
    public static Tree.Obj begin(StartupState state) {
        return event("begin")
                .with("at", state.begun().toString())
                .with("project", state.plan().project())
                .with("environment", state.plan().environment())
                .with("release", state.release().id())
                .with(
                        "workloads",
                        Tree.arr(state.plan().workloads().stream()
                                .map(StartupLog::workload)
                                .toList()));
    }

    private static Tree workload(Workload workload) {
        return Tree.obj()
                .with("workload", workload.name())
                .with(
                        "gates",
                        Tree.texts(workload.gates().stream()
                                .map(Gate::initContainer)
                                .toList()));
    }

    /** What is different between two states of one start; empty when nothing is. */
    public static List<Tree.Obj> changes(StartupState before, StartupState now) {
        return Change.between(before, now).stream()
                .map(change -> event("change").and(change.tree()))
                .toList();
    }

    /** The verdict and how everything was then, troubles included. */
    public static Tree.Obj end(StartupState state) {
        String verdict = switch (state.verdict()) {
            case Verdict.AllReady ready -> "ready";
            case Verdict.Stuck stuck -> "stuck";
            case Verdict.Going going -> "late";
        };
        return event("end")
                .with("at", state.now().toString())
                .with("verdict", verdict)
                .with("release", state.release().id())
                .with("former", state.formerRelease().map(Tree::text))
                .and(StartupView.of(state).tree());
    }

    private static Tree.Obj event(String name) {
        return Tree.obj().with("event", name);
    }
}
