package io.larakube.startup;

import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A workload came to another stage.
 *
 * @param after since the start began
 */
public record Change(Instant at, Duration after, Workload workload, Stage stage) {

    /** What is different to see between two states of one start, in the plan's order; empty when nothing is. */
    public static List<Change> between(StartupState before, StartupState now) {
        return now.plan().workloads().stream()
                .filter(each -> isDifferent(
                        before.progress(each).stage(), now.progress(each).stage()))
                .map(each -> new Change(
                        now.now(), now.elapsed(), each, now.progress(each).stage()))
                .toList();
    }

    /** A gate whose last question was answered is not yet another stage. */
    private static boolean isDifferent(Stage before, Stage now) {
        if (before.step().equals(now.step())
                && now instanceof Stage.WaitingFor gate
                && gate.asked().isEmpty()) {
            return false;
        }
        return !before.step().equals(now.step()) || !before.text().equals(now.text());
    }

    /** As one line: {@code + 4.0 s  php-web migrates 2024_02_01_000000_add_stock}. */
    public String text() {
        String between = stage instanceof Stage.Failed ? ": " : " ";
        return "+ " + Seconds.of(after) + "  " + workload.name() + between + stage.text();
    }

    /** For programs: when, which workload, and its new stage. */
    public Tree.Obj tree() {
        return Tree.obj()
                .with("at", at.toString())
                .with("afterMillis", after.toMillis())
                .with("workload", workload.name())
                .and(StageTree.of(stage));
    }
}
