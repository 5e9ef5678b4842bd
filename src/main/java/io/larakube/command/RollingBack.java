package io.larakube.command;

import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.Environment;
import io.larakube.cloud.RanSince;
import io.larakube.cluster.Api;
import io.larakube.failure.Failure;
import io.larakube.foresight.Ran;
import io.larakube.foresight.Rollback;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.plan.Release;
import io.larakube.rollout.Cause;
import io.larakube.rollout.Hazards;
import io.larakube.rollout.History;
import io.larakube.rollout.Order;
import io.larakube.rollout.ReleaseContent;
import io.larakube.rollout.ReleaseRecord;
import io.larakube.rollout.Released;
import io.larakube.rollout.Releases;
import io.larakube.rollout.Rollout;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.ProjectFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps of {@code cloud:rollback}: choose, judge, show, ask; then the same start as any other. */
final class RollingBack {

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final CloudRollback.Order wish;

    RollingBack(Terminal terminal, Project project, Environment environment, CloudRollback.Order wish) {
        this.terminal = terminal;
        this.project = project;
        this.environment = environment;
        this.wish = wish;
    }

    void on(ClusterChoice choice) {
        try (ClusterChoice.Reaching reaching = choice.reach(project, environment)) {
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            Releases releases = new Releases(reached.cluster().api(Start.PATIENCE), namespace());
            History history = releases.history();
            ReleaseRecord from = history.newest().orElseThrow(this::nothingKept);
            ReleaseRecord to = chosen(history);
            if (to.release().equals(from.release()) && from.wasReady()) {
                terminal.remark("nothing to do: " + from.shown() + " runs");
                return;
            }
            goBack(reached, Way.of(releases, history, from, to));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("nothing was changed");
        }
    }

    private ReleaseRecord chosen(History history) {
        if (wish.release().isEmpty()) {
            return history.previous()
                    .orElseThrow(() -> new Failure.Unsuccessful(
                            "no release before the current one is kept that was ready",
                            "name one all the same: larakube releases " + environment.name()));
        }
        String word = wish.release().get();
        return history.named(word)
                .orElseThrow(() -> new Failure.WrongUsage(
                        "there is no release " + word + " of " + environment.name(),
                        "larakube releases " + environment.name()));
    }

    private void goBack(ClusterChoice.Reached reached, Way way) throws InterruptedException {
        ReleaseContent content = way.target();
        Order order = order(way.to(), content);
        RollbackReport report = report(reached, way, order, content);
        if (wish.dryRun()) {
            terminal.report(report);
            return;
        }
        show(report);
        StorageCheck.require(order.plan(), reached.facts(), reached.cluster().api(Start.PATIENCE));
        agree(report, reached);
        Rollout rollout = new Rollout(reached.cluster(), reached.cluster().api(Start.PATIENCE), order);
        new Launch(terminal, project.folder().root(), wish(way.to()))
                .of(rollout, order, reached.cluster(), content::sources);
        terminal.remark(Text.dim("this folder is as it was: the next larakube cloud:deploy " + environment.name()
                + " puts there what it holds"));
    }

    private void show(RollbackReport report) {
        if (wish.inJson()) {
            terminal.event(Tree.obj().with("event", "verdict").and((Tree.Obj) report.tree()));
        } else {
            report.lines().forEach(terminal::remark);
        }
    }

    private void agree(RollbackReport report, ClusterChoice.Reached reached) {
        String where = reached.cluster().context().name();
        if (!report.isSafe() && !wish.force()) {
            terminal.ask(new TypeName(
                    "Going back to " + report.to().shown() + " is " + report.verdict() + ".",
                    environment.name(),
                    "--force"));
            return;
        }
        terminal.require(new Confirm("Put " + report.to().shown() + " on " + where + " again?", false, "--yes"));
    }

    private RollbackReport report(ClusterChoice.Reached reached, Way way, Order order, ReleaseContent content)
            throws InterruptedException {
        Set<String> later = way.migrationsAfter();
        Ran ran = ran(reached, order, later);
        Set<String> names = ran instanceof Ran.Asked asked ? asked.names() : later;
        Map<String, String> kept = way.sources();
        Map<String, String> sources = new LinkedHashMap<>();
        names.forEach(name -> sources.put(name, kept.getOrDefault(name, project.migration(name))));
        return new RollbackReport(
                project.blueprint().name() + " · " + environment.name() + " on "
                        + reached.cluster().context().name(),
                way.from(),
                way.to(),
                order.image(),
                Rollback.of(ran, names, way.migrationsBefore(), sources),
                way.current().map(now -> Hazards.of(now, content)).orElse(List.of()));
    }

    /** Where the database cannot be asked, every migration of a release since is taken to have run. */
    private Ran ran(ClusterChoice.Reached reached, Order order, Set<String> since) throws InterruptedException {
        Api api = reached.cluster().api(Start.PATIENCE);
        String context = reached.cluster().context().name();
        try (Activity activity = terminal.activity("Asking the database which migrations have run")) {
            Ran ran = new RanSince(api, context, order.plan(), order.image()).ask(activity::note);
            activity.done(Text.dim("Asked which migrations have run"));
            return ran instanceof Ran.Unknown unknown ? new Ran.Recorded(unknown.why(), since) : ran;
        }
    }

    /** Exactly as it was; the plan, by which the start is followed, from the blueprint of then. */
    private Order order(ReleaseRecord to, ReleaseContent content) {
        return new Order(
                plan(content),
                content.configuration(),
                new Released(new Release(to.release()), content.objects()),
                to.image(),
                new ArrayList<>(content.sources().migrations().keySet()),
                wish.forceConflicts());
    }

    private Plan plan(ReleaseContent content) {
        Map<String, String> configuration = content.configuration().all();
        return switch (BlueprintReader.read(
                ProjectFolder.BLUEPRINT, content.sources().blueprint())) {
            case Reading.Read read ->
                Optional.ofNullable(read.blueprint().environments().get(environment.name()))
                        .map(then -> Planner.plan(read.blueprint(), then, configuration))
                        .orElseGet(() -> project.plan(environment));
            case Reading.Wrong wrong -> project.plan(environment);
        };
    }

    private Up.Wish wish(ReleaseRecord to) {
        return new Up.Wish(
                environment.name(),
                new Cause.Rollback(to.cause().back().orElse(to.number())),
                Optional.of(to.image()),
                Optional.empty(),
                Optional.empty(),
                wish.timeout(),
                wish.detach(),
                wish.noWait(),
                wish.forceConflicts(),
                FormerCodeGate.Answer.CONTRACT,
                true,
                wish.inJson());
    }

    private Failure nothingKept() {
        return new Failure.Unsuccessful(
                "no release of " + environment.name() + " is kept there",
                "larakube cloud:deploy " + environment.name());
    }

    private String namespace() {
        return environment.namespaceIn(project.blueprint().name());
    }
}
