package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.StartLease;
import io.larakube.command.Up.Wish;
import io.larakube.failure.Failure;
import io.larakube.foresight.Foresight;
import io.larakube.foresight.Token;
import io.larakube.plan.LocalState;
import io.larakube.rollout.LastStart;
import io.larakube.rollout.Order;
import io.larakube.rollout.Rollout;
import io.larakube.startup.Seconds;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.trace.Recorder;
import io.larakube.trace.TraceFolder;
import io.larakube.tree.Tree;
import io.larakube.workspace.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of {@code up}, in their order. */
final class Start {

    /** How long calls are repeated while an API server that answered before does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final Startable wanted;
    private final Wish wish;

    Start(Terminal terminal, Startable wanted, Wish wish) {
        this.terminal = terminal;
        this.wanted = wanted;
        this.wish = wish;
    }

    /** The manifests are merged while the cluster answers; but no file is written for a cluster that is not there, or refuses. */
    void on(ClusterChoice choice) {
        remarkLocalState();
        Changes outdated = ProjectFiles.changes(wanted.project());
        try (ClusterChoice.Reaching reaching = choice.reach(wanted.project(), wanted.environment())) {
            Optional<List<Tree>> early = outdated.isEmpty() ? Optional.of(wanted.merged()) : Optional.empty();
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            StorageCheck.require(
                    wanted.plan(), reached.facts(), reached.cluster().api(Duration.ZERO));
            ProjectFiles.bringUpToDate(wanted.project(), outdated, terminal);
            List<Tree> merged = early.orElseGet(wanted::merged);
            go(reached, wanted.order(merged, image(reached), wish.force()));
        }
    }

    /** What a pod keeps for itself where no other sees it may be meant, so it is only said. */
    private void remarkLocalState() {
        LocalState.of(wanted.file().values(), wanted.plan().storage())
                .forEach(state -> terminal.remark(Text.warn(
                        wanted.file().place(state.key()) + " " + state.sentence() + " (" + state.remedy() + ")")));
    }

    /** The image that was named, else the one of the folder: built unless {@code --no-build} was said. */
    private String image(ClusterChoice.Reached reached) {
        if (wish.image().isPresent()) {
            return wish.image().get();
        }
        ImageStep step = new ImageStep(terminal, wanted.project(), wanted.environment());
        if (wish.build().filter(Boolean.FALSE::equals).isPresent()) {
            return step.name(reached.facts());
        }
        Optional<String> running = LastStart.read(
                        reached.cluster().api(PATIENCE), wanted.plan().namespace())
                .filter(LastStart::wasReady)
                .map(LastStart::image);
        return step.supply(reached.facts(), wish.build().isPresent(), running);
    }

    private void go(ClusterChoice.Reached reached, Order order) {
        Api api = reached.cluster().api(PATIENCE);
        Rollout rollout = new Rollout(reached.cluster(), api, order);
        wish.plan().ifPresent(token -> requireUnchanged(token, reached, order));
        if (!wanted.environment().isLocal() && wish.plan().isEmpty() && !wish.agreed()) {
            confirm(rollout.preview(), order, reached);
        }
        rollout.prepare();
        try (StartLease _ = take(api, order.plan().namespace())) {
            start(rollout, order, reached.cluster());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted(
                    "what is applied goes on without you", "larakube status " + wish.environment());
        }
    }

    /** What was planned is what was agreed to, as long as everything is as it was then. */
    private void requireUnchanged(Token token, ClusterChoice.Reached reached, Order order) {
        Foresight now = new Foreseeing(wanted, reached.cluster()).of(order);
        List<String> changed = now.token().changedSince(token);
        if (!changed.isEmpty()) {
            throw new Failure.Unsuccessful(
                    "the plan is out of date: " + String.join("; ", changed),
                    "larakube plan " + wish.environment()
                            + wish.image().map(image -> " --image " + image).orElse(""));
        }
    }

    private void confirm(Rollout.Preview preview, Order order, ClusterChoice.Reached reached) {
        if (preview.changes().values().stream().anyMatch(change -> change != Applied.UNCHANGED)) {
            new PreviewReport(order, preview).lines().forEach(terminal::remark);
            String where = reached.cluster().context().name();
            Foreseeing foreseeing = new Foreseeing(wanted, reached.cluster());
            new ForesightReport(order.plan(), where, foreseeing.of(order), foreseeing.timingsFrom())
                    .brief()
                    .forEach(terminal::remark);
            terminal.require(new Confirm("Put this on " + where + "?", false, "--yes"));
        }
    }

    private StartLease take(Api api, String namespace) throws InterruptedException {
        LeaseHolder me = LeaseHolder.current();
        Instant giveUp = Instant.now().plus(wish.timeout());
        StartLease.Attempt attempt = StartLease.tryTake(api, namespace, me);
        if (attempt instanceof StartLease.Attempt.HeldBy held) {
            String words = held.holder() + " is starting this environment since " + held.since();
            if (wish.noWait()) {
                throw new Failure.Unsuccessful(words, "larakube status " + wish.environment());
            }
            try (Activity activity = terminal.activity(words + "; waiting for it to end")) {
                while (attempt instanceof StartLease.Attempt.HeldBy
                        && Instant.now().isBefore(giveUp)) {
                    Thread.sleep(500);
                    attempt = StartLease.tryTake(api, namespace, me);
                }
                activity.done(Text.of("It ended"));
            }
        }
        return switch (attempt) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(held.holder() + " still is starting this environment");
        };
    }

    private void start(Rollout rollout, Order order, Cluster cluster) throws InterruptedException {
        String by = System.getProperty("user.name", "somebody");
        if (wish.detach()) {
            rollout.applyOnly(by);
            terminal.remark("applied; larakube status " + wish.environment() + " shows how the start goes on");
            return;
        }
        TraceFolder traces = TraceFolder.in(wanted.project().folder().root());
        Recorder recorder = new Recorder(traces, order.image(), by);
        StartupState end;
        try (StartView view = StartView.on(terminal, wish.environment(), wish.inJson())) {
            end = rollout.run(by, wish.timeout(), state -> {
                view.show(state);
                recorder.observed(state);
            });
        }
        recorder.ended(end);
        recorder.trouble().ifPresent(why -> terminal.remark(Text.warn("the start was not recorded: " + why)));
        if (!(end.verdict() instanceof Verdict.AllReady)) {
            explain(end, cluster);
        }
        conclude(end);
    }

    /** The causes are told once, here, with all that can be seen around them; the live view shows only whom they keep. */
    private void explain(StartupState end, Cluster cluster) {
        WhyReport why = WhyReport.of(end, cluster);
        if (wish.inJson()) {
            terminal.event(Tree.obj().with("event", "why").and(why.explained()));
        } else {
            why.inShort().forEach(terminal::remark);
        }
    }

    /** Nothing is said to be done that was not observed. */
    private void conclude(StartupState end) {
        switch (end.verdict()) {
            case Verdict.AllReady ready -> ready(end, ready);
            case Verdict.Stuck stuck -> throw failure(end, stuck);
            case Verdict.Going going ->
                throw new Failure.Unsuccessful(
                        "not everything was ready after " + wish.timeout().toSeconds() + " s; the start goes on",
                        "larakube status " + wish.environment());
        }
    }

    private void ready(StartupState end, Verdict.AllReady ready) {
        String release = "release " + end.release().id();
        String words = end.isUntouched()
                ? "nothing to do: " + release + " runs as it is wanted"
                : "all ready after " + Seconds.of(ready.after()) + ", " + release;
        if (!wish.inJson()) {
            terminal.result(Text.ok("✔ ").plus(words));
        }
    }

    /** Commands that help stand with the causes already. */
    private static Failure failure(StartupState end, Verdict.Stuck stuck) {
        String workloads = String.join(", ", stuck.findings().getFirst().workloads());
        return new Failure.Unsuccessful(end.plan().environment() + " did not get ready because of " + workloads);
    }
}
