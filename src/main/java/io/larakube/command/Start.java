package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.StartLease;
import io.larakube.command.Up.Wish;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.rollout.Configuration;
import io.larakube.rollout.Kustomize;
import io.larakube.rollout.LastStart;
import io.larakube.rollout.Order;
import io.larakube.rollout.Released;
import io.larakube.rollout.Rollout;
import io.larakube.startup.Finding;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of {@code up}, in their order. */
final class Start {

    /** How long calls are repeated while an API server that answered before does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final ClusterChoice choice;
    private final Wish wish;

    Start(Terminal terminal, ClusterChoice choice, Wish wish) {
        this.terminal = terminal;
        this.choice = choice;
        this.wish = wish;
    }

    void run() {
        Project project =
                wish.dryRun().isPresent() ? Project.open(Path.of("")) : Project.openToWrite(Path.of(""), terminal);
        Environment environment = project.environment(wish.environment());
        EnvFile file = project.configuration(environment);
        Plan plan = Planner.plan(project.blueprint(), environment, file.values());
        List<Problem> problems = Configuration.problems(file, plan);
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        Programs.ofThisProcess().require("kubectl");
        Changes outdated = ProjectFiles.changes(project);
        if (wish.dryRun().isPresent()) {
            ProjectFiles.remarkOutOfDate(outdated, terminal);
        }
        if (wish.dryRun().filter(Up.DryRun.CLIENT::equals).isPresent()) {
            List<Tree> merged = merged(project, environment);
            String image = imageByContent(project, environment);
            terminal.report(new OrderReport(order(project, plan, file, merged, image)));
            return;
        }
        try (ClusterChoice.Reaching reaching = choice.reach(project, environment)) {
            // Merged while the cluster answers; but no file is written for a cluster that is not there, or refuses.
            boolean isUpToDate = outdated.isEmpty() || wish.dryRun().isPresent();
            Optional<List<Tree>> early = isUpToDate ? Optional.of(merged(project, environment)) : Optional.empty();
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            Storage.require(plan, reached.facts(), reached.cluster().api(Duration.ZERO));
            if (wish.dryRun().isEmpty()) {
                ProjectFiles.bringUpToDate(project, outdated, terminal);
            }
            List<Tree> merged = early.orElseGet(() -> merged(project, environment));
            String image = wish.dryRun().isPresent()
                    ? imageByContent(project, environment)
                    : image(project, environment, plan, reached);
            go(reached, project, environment, order(project, plan, file, merged, image));
        }
    }

    /** The manifests as they are on disk. */
    private static List<Tree> merged(Project project, Environment environment) {
        Kustomize kustomize = new Kustomize(new SystemRunner(Programs.ofThisProcess()));
        return kustomize.objects(project.overlay(environment));
    }

    private Order order(Project project, Plan plan, EnvFile file, List<Tree> merged, String image) {
        Configuration configuration = Configuration.of(file, plan);
        Released released = Released.of(merged, plan.image(), image, configuration.all());
        return new Order(plan, configuration, released, image, project.migrations(), wish.force());
    }

    /** The image as it would be called, without building it. */
    private String imageByContent(Project project, Environment environment) {
        ImageStep step = new ImageStep(terminal, project, environment);
        return wish.image().orElseGet(() -> step.build(Optional.empty()).image().text());
    }

    private String image(Project project, Environment environment, Plan plan, ClusterChoice.Reached reached) {
        ImageStep step = new ImageStep(terminal, project, environment);
        if (wish.image().isPresent()
                || wish.build().filter(Boolean.FALSE::equals).isPresent()) {
            return wish.image()
                    .orElseGet(() ->
                            step.build(Optional.of(reached.facts())).image().text());
        }
        Optional<String> running = LastStart.read(reached.cluster().api(PATIENCE), plan.namespace())
                .filter(LastStart::wasReady)
                .map(LastStart::image);
        return step.supply(reached.facts(), wish.build().isPresent(), running);
    }

    private void go(ClusterChoice.Reached reached, Project project, Environment environment, Order order) {
        Rollout rollout = new Rollout(reached.cluster(), reached.cluster().api(PATIENCE), order);
        if (wish.dryRun().isPresent()) {
            terminal.report(new PreviewReport(order, rollout.preview()));
            return;
        }
        if (!environment.isLocal()) {
            Rollout.Preview preview = rollout.preview();
            if (preview.changes().values().stream().anyMatch(change -> change != Applied.UNCHANGED)) {
                new PreviewReport(order, preview).lines().forEach(terminal::remark);
                String where = reached.cluster().context().name();
                terminal.require(new Confirm("Put this on " + where + "?", false, "--yes"));
            }
        }
        Api api = reached.cluster().api(PATIENCE);
        rollout.prepare();
        try (StartLease _ = take(api, order.plan().namespace())) {
            start(rollout, order, TraceFolder.in(project.folder().root()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted(
                    "what is applied goes on without you", "larakube status " + wish.environment());
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

    private void start(Rollout rollout, Order order, TraceFolder traces) throws InterruptedException {
        String by = System.getProperty("user.name", "somebody");
        if (wish.detach()) {
            rollout.applyOnly(by);
            terminal.remark("applied; larakube status " + wish.environment() + " shows how the start goes on");
            return;
        }
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
        conclude(end);
    }

    /** Nothing is said to be done that was not observed. */
    private void conclude(StartupState end) {
        switch (end.verdict()) {
            case Verdict.AllReady ready -> ready(end, ready);
            case Verdict.Stuck stuck -> throw failure(stuck);
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

    private static Failure failure(Verdict.Stuck stuck) {
        Finding first = stuck.findings().getFirst();
        return new Failure.Unsuccessful(
                String.join(", ", first.workloads()) + ": " + first.cause().what(),
                first.next().toArray(String[]::new));
    }
}
