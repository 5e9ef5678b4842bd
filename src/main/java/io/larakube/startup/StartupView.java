package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A start as it is shown.
 *
 * @param title project, environment and release
 * @param lines one for each workload, in the order of a start
 * @param done gates that are open and workloads that are ready
 * @param total all gates and workloads
 * @param troubles what ended the start, one for each cause; empty as long as it goes on
 * @param waiting one sentence about the workloads that only wait for those in trouble; none without trouble
 */
public record StartupView(
        String title,
        Duration elapsed,
        List<Line> lines,
        int done,
        int total,
        List<Trouble> troubles,
        Optional<String> waiting) {

    /** How a line is marked. */
    public enum Mark {
        READY("✔"),
        WORKING("◐"),
        WAITING("○"),
        FAILED("✖");

        private final String symbol;

        Mark(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /**
     * A workload and how far it is.
     *
     * @param time for a ready one how long it took since the start began, else how long it has been at this; none when it runs on or
     *     failed
     */
    public record Line(Mark mark, String name, Stage stage, Optional<Duration> time) {

        /** What it does, in words that follow its name; what failed it is told by its trouble. */
        public String text() {
            return stage instanceof Stage.Failed ? "failed" : stage.text();
        }
    }

    /**
     * A finding in words.
     *
     * @param kind the name of its cause for programs
     */
    public record Trouble(List<String> workloads, String kind, String what, List<String> evidence, List<String> next) {

        /** Whom it concerns, as the beginning of a sentence. */
        public String name() {
            return Words.list(workloads);
        }
    }

    public static StartupView of(StartupState state) {
        List<Line> lines = state.plan().workloads().stream()
                .map(workload -> line(state, workload))
                .toList();
        int total = state.plan().workloads().stream()
                .mapToInt(workload -> 1 + workload.gates().size())
                .sum();
        int done = state.plan().workloads().stream()
                .mapToInt(workload -> done(state, workload))
                .sum();
        List<Finding> findings = state.verdict() instanceof Verdict.Stuck stuck ? stuck.findings() : List.of();
        return new StartupView(
                title(state), state.elapsed(), lines, done, total, troubles(findings), waiting(state, findings));
    }

    /** How far everything is, where the causes are told by somebody who knows more of them. */
    public StartupView withoutTroubles() {
        return new StartupView(title, elapsed, lines, done, total, List.of(), Optional.empty());
    }

    /** Where a start is, for programs. */
    public Tree.Obj tree() {
        List<Tree> workloads = new ArrayList<>();
        for (Line line : lines) {
            workloads.add(Tree.obj()
                    .with("workload", line.name())
                    .and(StageTree.of(line.stage()))
                    .with("millis", line.time().map(time -> new Tree.Num(Long.toString(time.toMillis())))));
        }
        return Tree.obj()
                .with("title", title)
                .with("elapsedMillis", elapsed.toMillis())
                .with("done", done)
                .with("total", total)
                .with("workloads", Tree.arr(workloads))
                .withUnlessEmpty(
                        "troubles",
                        Tree.arr(troubles.stream().map(StartupView::tree).toList()));
    }

    private static Tree tree(Trouble trouble) {
        return Tree.obj()
                .with("workloads", Tree.texts(trouble.workloads()))
                .with("cause", trouble.kind())
                .with("what", trouble.what())
                .with("evidence", Tree.texts(trouble.evidence()))
                .with("next", Tree.texts(trouble.next()));
    }

    private static String title(StartupState state) {
        String title = state.plan().project() + " · " + state.plan().environment() + " · release "
                + state.release().id();
        return title + state.formerRelease().map(id -> " (was " + id + ")").orElse("");
    }

    private static Line line(StartupState state, Workload workload) {
        Progress progress = state.progress(workload);
        return new Line(mark(progress.stage()), workload.name(), progress.stage(), time(state, progress));
    }

    private static Optional<Duration> time(StartupState state, Progress progress) {
        if (progress.stage() instanceof Stage.Ready ready) {
            Duration took = Duration.between(state.begun(), progress.since());
            return ready.untouched() ? Optional.empty() : Optional.of(took);
        }
        Duration since = Duration.between(progress.since(), state.now());
        return progress.stage() instanceof Stage.Failed ? Optional.empty() : Optional.of(since);
    }

    private static Mark mark(Stage stage) {
        return switch (stage) {
            case Stage.Ready ready -> Mark.READY;
            case Stage.Failed failed -> Mark.FAILED;
            case Stage.NotYetCreated none -> Mark.WAITING;
            case Stage.LeavingOld leaving -> Mark.WAITING;
            case Stage.Scheduling scheduling -> Mark.WAITING;
            case Stage.WaitingFor gate -> Mark.WAITING;
            case Stage.Preparing preparing -> Mark.WORKING;
            case Stage.Pulling pulling -> Mark.WORKING;
            case Stage.Starting starting -> Mark.WORKING;
            case Stage.Migrating migrating -> Mark.WORKING;
            case Stage.Optimizing optimizing -> Mark.WORKING;
            case Stage.BecomingReady becoming -> Mark.WORKING;
            case Stage.Restarting restarting -> Mark.WORKING;
        };
    }

    private static int done(StartupState state, Workload workload) {
        if (state.progress(workload).stage() instanceof Stage.Ready) {
            return 1 + workload.gates().size();
        }
        List<String> gates = workload.gates().stream().map(Gate::initContainer).toList();
        return state.currentPods(workload).stream()
                .mapToInt(pod -> (int) pod.initContainers().stream()
                        .filter(container -> container.ready() && gates.contains(container.name()))
                        .count())
                .min()
                .orElse(0);
    }

    private static List<Trouble> troubles(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Trouble(
                        finding.workloads(),
                        finding.cause().kind(),
                        finding.cause().what(),
                        finding.evidence(),
                        finding.next()))
                .toList();
    }

    /** Nothing is said when what is in trouble are workers only: nobody waits for them. */
    private static Optional<String> waiting(StartupState state, List<Finding> findings) {
        List<String> causes = findings.stream()
                .flatMap(finding -> finding.workloads().stream())
                .distinct()
                .filter(name -> state.situation().isWaitedFor(name))
                .toList();
        List<String> wait = state.plan().applications().stream()
                .filter(each -> isOnItsWay(state.progress(each).stage()))
                .map(Workload::name)
                .toList();
        if (causes.isEmpty() || wait.isEmpty()) {
            return Optional.empty();
        }
        String verbs = wait.size() == 1 ? " waits; it starts" : " wait; they start";
        String ready = causes.size() == 1 ? " is ready" : " are ready";
        return Optional.of(Words.list(wait) + verbs + " as soon as " + Words.list(causes) + ready);
    }

    private static boolean isOnItsWay(Stage stage) {
        return !(stage instanceof Stage.Ready) && !(stage instanceof Stage.Failed);
    }
}
