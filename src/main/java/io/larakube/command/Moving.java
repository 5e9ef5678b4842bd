package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Await;
import io.larakube.cluster.ErrandPod;
import io.larakube.cluster.ErrandPod.Ended;
import io.larakube.cluster.Kind;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.StartLease;
import io.larakube.failure.Failure;
import io.larakube.manifest.FileMove;
import io.larakube.manifest.FileMove.Round;
import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.plan.Relocation;
import io.larakube.plan.Relocation.Decision;
import io.larakube.plan.Relocation.Wish;
import io.larakube.rollout.Cause;
import io.larakube.rollout.LastStart;
import io.larakube.rollout.MovedFiles;
import io.larakube.rollout.MovedFiles.Phase;
import io.larakube.rollout.Standstill;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.workspace.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps of {@code storage:move}: decide, show, ask; copy beside the application; stop it, copy the rest and compare; switch, which
 * is an ordinary start. Interrupted anywhere, the same command goes on, and until the switch an ordinary {@code up} starts the
 * application where its files were.
 */
final class Moving {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final StorageMove.Order order;

    Moving(Terminal terminal, Project project, StorageMove.Order order) {
        this.terminal = terminal;
        this.project = project;
        this.environment = project.environment(order.environment());
        this.order = order;
    }

    void on(ClusterChoice choice) {
        try (ClusterChoice.Reaching reaching = choice.reach(project, environment)) {
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            Api api = reached.cluster().api(PATIENCE);
            Optional<MovedFiles> record = MovedFiles.read(api, namespace());
            Wish wish = order.wish().map(said -> forwards(said, record)).orElseGet(() -> backwards(record));
            List<String> begun = record.map(MovedFiles::claims).orElse(List.of());
            Relocation.Ground ground = new Relocation.Ground(
                    StorageCheck.terrain(reached.facts()),
                    growing(api),
                    api.list(Kind.CLAIM, namespace(), ""),
                    begun,
                    record.filter(one ->
                                    one.phase() == Phase.COPYING && one.to().equals(claimOfBlueprint()))
                            .map(MovedFiles::from));
            carryOut(new Relocation(project.blueprint(), environment, wish, ground).decide(), choice, api, record);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted(
                    "nothing is lost: the same command goes on where this one stopped",
                    "larakube up " + environment.name() + " starts the application if it was stopped already");
        }
    }

    private Wish forwards(Wish said, Optional<MovedFiles> record) {
        if (record.filter(one -> one.phase().isBackwards()).isPresent()) {
            throw new Failure.Unsuccessful(
                    "an --undo was interrupted",
                    "run it to its end: larakube storage:move " + environment.name() + " --undo");
        }
        return said;
    }

    private Wish backwards(Optional<MovedFiles> record) {
        return record.filter(one -> one.phase() != Phase.UNDONE)
                .map(MovedFiles::back)
                .orElseThrow(() -> new Failure.Unsuccessful(
                        "the files of " + environment.name() + " were not moved there: there is nothing to undo"));
    }

    private String claimOfBlueprint() {
        return project.plan(environment).storage().claim().map(Claim::name).orElse("");
    }

    private static Set<String> growing(Api api) {
        return api.listIfAllowed(Kind.STORAGE_CLASS).stream()
                .filter(each -> each.isTrueAt("allowVolumeExpansion"))
                .flatMap(each -> each.textAt("metadata", "name").stream())
                .collect(Collectors.toSet());
    }

    private void carryOut(Decision decision, ClusterChoice choice, Api api, Optional<MovedFiles> record)
            throws InterruptedException {
        switch (decision) {
            case Decision.Refused(var problem) -> throw new Failure.BadInput(List.of(problem));
            case Decision.Nothing(Claim claim) -> finish(claim, choice, api, record);
            case Decision.Growth growth -> grow(growth, api);
            case Decision.Copy copy -> copy(copy, choice, api, record);
        }
    }

    /** What was copied by an interrupted command, and perhaps never started. */
    private void finish(Claim claim, ClusterChoice choice, Api api, Optional<MovedFiles> record) {
        Optional<MovedFiles> copied = record.filter(one -> one.phase().isCopied());
        if (copied.isPresent() && !order.dryRun()) {
            terminal.remark("  the files are copied; only the start is missing");
            start(choice, image(api));
            conclude(copied.get(), api);
        } else {
            terminal.report(MoveReport.nothing(environment.name(), claim));
        }
    }

    private void grow(Decision.Growth growth, Api api) throws InterruptedException {
        Proposal proposal = proposal(growth.after());
        if (isOnlyShown(
                MoveReport.growth(proposal, growth, order.dryRun()),
                "Let " + growth.claim().name() + " grow?")) {
            return;
        }
        Claim claim = growth.claim();
        ask(api, growth.after());
        new Transaction(project.folder()).apply(proposal.changes());
        try (Activity activity = terminal.activity("Waiting for the driver to make room on " + claim.name())) {
            if (!Await.until(() -> hasRoom(api, claim), order.timeout())) {
                throw new Failure.Unsuccessful(
                        "the volume has not grown after " + order.timeout().toSeconds() + " s; the claim asks for it",
                        "kubectl describe pvc " + claim.name() + " -n " + namespace(),
                        "some drivers grow a volume only when its pods start: larakube up " + environment.name());
            }
            activity.done(Text.ok(claim.name() + " has " + claim.size()));
        }
    }

    private boolean hasRoom(Api api, Claim claim) {
        return api.get(Kind.CLAIM, namespace(), claim.name())
                .flatMap(there -> there.textAt("status", "capacity", "storage"))
                .filter(capacity -> Relocation.isAtLeast(capacity, claim.size()))
                .isPresent();
    }

    private void copy(Decision.Copy copy, ClusterChoice choice, Api api, Optional<MovedFiles> record)
            throws InterruptedException {
        Proposal proposal = proposal(copy.after());
        if (isOnlyShown(
                MoveReport.copy(proposal, copy, order.dryRun()),
                "Move the files of " + environment.name() + " to " + copy.to().name() + "?")) {
            return;
        }
        boolean isBack = order.wish().isEmpty();
        MovedFiles move = isBack
                ? record.orElseThrow().at(Phase.RETURNING)
                : new MovedFiles(Phase.COPYING, copy.from().name(), copy.to().name(), wishOf(copy.from()));
        String image = image(api);
        ask(api, copy.after());
        move.write(api, namespace());
        FileMove pod = new FileMove(image, copy.from().name(), copy.to().name());
        round(
                api,
                pod,
                Round.LIVE,
                "Copying " + copy.from().name() + " to " + copy.to().name());
        Ended last = stopped(choice, api, pod);
        MovedFiles copied = move.at(isBack ? Phase.RETURNED : Phase.COPIED);
        copied.write(api, namespace());
        new Transaction(project.folder()).apply(proposal.changes());
        start(choice, image);
        conclude(copied, api);
        tell(MoveReport.done(environment.name(), copy, last.last()));
    }

    /** The last round, while nobody writes. When it cannot be, the application starts again where it was. */
    private Ended stopped(ClusterChoice choice, Api api, FileMove pod) throws InterruptedException {
        try (StartLease _ = lease(api)) {
            stop(api, pod.image());
            return round(api, pod, Round.LAST, "Copying what changed, and comparing every file");
        } catch (Failure.Unsuccessful failed) {
            terminal.remark(Text.warn("the application starts again where its files were"));
            start(choice, pod.image());
            throw failed;
        }
    }

    private void stop(Api api, String image) throws InterruptedException {
        Startable running = Startable.of(project, environment.name());
        Standstill standstill = new Standstill(api, running.order(running.merged(), image, true));
        try (Activity activity = terminal.activity("Stopping " + environment.name())) {
            if (!standstill.begin(order.timeout())) {
                throw new Failure.Unsuccessful(
                        "pods have not left after " + order.timeout().toMinutes() + " minutes",
                        "kubectl get pods -n " + namespace());
            }
            activity.done(Text.ok("Stopped " + environment.name() + "; its engines run on"));
        }
    }

    private StartLease lease(Api api) {
        return switch (StartLease.tryTake(api, namespace(), LeaseHolder.current())) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(
                        held.holder() + " is starting this environment since " + held.since(),
                        "when it is over, the same command goes on");
        };
    }

    private Ended round(Api api, FileMove pod, Round round, String what) throws InterruptedException {
        Plan plan = project.plan(environment);
        try (Activity activity = terminal.activity(what)) {
            Ended ended = new ErrandPod(api, namespace(), Names.MOVE)
                    .run(List.of(FileMove.script(plan), pod.pod(plan, round)), order.timeout(), activity::note);
            if (!ended.succeeded()) {
                throw new Failure.Unsuccessful(
                        "not all files could be copied: " + ended.last().replaceFirst("^FAIL ", ""),
                        "nothing was switched, and " + pod.from() + " is as it was; the same command goes on");
            }
            activity.done(Text.ok(what));
            return ended;
        }
    }

    /** An ordinary start, with the files as they are by then. */
    private void start(ClusterChoice choice, String image) {
        Startable wanted = Startable.of(Project.open(project.folder().root()), environment.name());
        Up.Wish wish = Up.Wish.agreed(
                environment.name(), new Cause.Command("storage:move"), image, order.timeout(), order.inJson());
        new Start(terminal, wanted, wish).on(choice);
    }

    private void conclude(MovedFiles copied, Api api) {
        copied.at(copied.phase().isBackwards() ? Phase.UNDONE : Phase.DONE).write(api, namespace());
    }

    /** Asks for the claim with the very fields that the manifests will have: what was said and is no longer cannot be taken back. */
    private void ask(Api api, Environment after) {
        Plan plan = Planner.plan(project.blueprint(), after, project.values(environment));
        Claim claim = plan.storage().claim().orElseThrow();
        new Applier(api, namespace(), new ApplyOptions(false, true)).apply(FileMove.claim(plan, claim));
    }

    /** Shows what would be done and asks; whether that was all. */
    private boolean isOnlyShown(MoveReport report, String question) {
        if (order.dryRun()) {
            terminal.report(report);
            return true;
        }
        report.lines().forEach(terminal::remark);
        terminal.require(new Confirm(question, false, "--yes"));
        return false;
    }

    private void tell(MoveReport report) {
        if (order.inJson()) {
            terminal.event(report.tree());
        } else {
            report.lines().forEach(terminal::result);
        }
    }

    private static Wish wishOf(Claim there) {
        String mode = there.accessMode() == Claim.AccessMode.READ_WRITE_MANY ? "shared" : "single-node";
        return new Wish(Optional.of(mode), there.storageClass(), Optional.of(there.size()), Optional.of(there.name()));
    }

    private Proposal proposal(Environment after) {
        return Proposal.changed(project.folder(), project.blueprint().with(after), environment.name(), List.of());
    }

    private String image(Api api) {
        return LastStart.read(api, namespace())
                .map(LastStart::image)
                .orElseThrow(() -> new Failure.Unsuccessful(
                        environment.name() + " was never started there: there is no image that could copy files",
                        "larakube up " + environment.name()));
    }

    private String namespace() {
        return environment.namespaceIn(project.blueprint().name());
    }
}
