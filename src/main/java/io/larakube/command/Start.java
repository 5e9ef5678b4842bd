package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.command.Up.Wish;
import io.larakube.failure.Failure;
import io.larakube.foresight.Foresight;
import io.larakube.foresight.Token;
import io.larakube.plan.LocalState;
import io.larakube.rollout.LastStart;
import io.larakube.rollout.Order;
import io.larakube.rollout.Rollout;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps of {@code up}, in their order. */
final class Start {

    /** How long calls are repeated while an API server that answered before does not answer. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

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
            StorageCheck.leftBehind(wanted.plan(), reached.cluster().api(PATIENCE))
                    .ifPresent(claim -> terminal.remark(Text.warn(
                            claim.name() + " has files that the application will not have" + " (larakube storage:move "
                                    + wish.environment() + " carries them and starts it)")));
            ProjectFiles.bringUpToDate(wanted.project(), outdated, terminal);
            List<Tree> merged = early.orElseGet(wanted::merged);
            Order order = wanted.order(merged, image(reached), wish.force());
            go(reached, new FormerCodeGate(terminal, wanted, wish).admitted(order, reached.cluster()));
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
        new Launch(terminal, wanted.project().folder().root(), wish)
                .of(rollout, order, reached.cluster(), wanted.project()::sources);
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
}
