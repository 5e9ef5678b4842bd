package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.ErrandPod.Ended;
import io.larakube.cluster.Kind;
import io.larakube.cluster.StartLease;
import io.larakube.failure.Failure;
import io.larakube.manifest.FileMove;
import io.larakube.manifest.FileMove.Round;
import io.larakube.plan.Claim;
import io.larakube.plan.Relocation;
import io.larakube.plan.Relocation.Decision;
import io.larakube.plan.Relocation.Wish;
import io.larakube.rollout.Cause;
import io.larakube.rollout.LastStart;
import io.larakube.rollout.MovedFiles;
import io.larakube.rollout.MovedFiles.Phase;
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
        Carriage carriage = carriage(api);
        carriage.ask(growth.after());
        new Transaction(project.folder()).apply(proposal.changes());
        carriage.awaitRoom(growth.claim());
    }

    private Carriage carriage(Api api) {
        return new Carriage(terminal, api, project, environment, order.timeout());
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
        Carriage carriage = carriage(api);
        carriage.ask(copy.after());
        move.write(api, namespace());
        Ended last = carry(
                choice,
                carriage,
                new FileMove(image, copy.from().name(), copy.to().name(), there(copy)));
        MovedFiles copied = move.at(isBack ? Phase.RETURNED : Phase.COPIED);
        copied.write(api, namespace());
        new Transaction(project.folder()).apply(proposal.changes());
        start(choice, image);
        conclude(copied, api);
        tell(MoveReport.done(environment.name(), copy, last.last()));
    }

    /** Where the blueprint was ahead of the files, an ordinary start may have let the application write there. */
    private FileMove.There there(Decision.Copy copy) {
        return copy.after().equals(environment) ? FileMove.There.KEPT : FileMove.There.REPLACED;
    }

    private Ended carry(ClusterChoice choice, Carriage carriage, FileMove move) throws InterruptedException {
        carriage.round(move, Round.LIVE, "Copying " + move.from() + " to " + move.to());
        try (StartLease _ = carriage.lease()) {
            return last(choice, carriage, move);
        }
    }

    /** While nobody writes. When it cannot be, the application starts again where it was. */
    private Ended last(ClusterChoice choice, Carriage carriage, FileMove move) throws InterruptedException {
        try {
            return carriage.last(move);
        } catch (Failure.Unsuccessful failed) {
            if (move.there() == FileMove.There.REPLACED) {
                terminal.remark(Text.warn("the application starts again where its files were"));
                start(choice, move.image());
            } else {
                terminal.remark(
                        Text.warn("the application stays stopped: its blueprint names a claim that has not all files"));
            }
            throw failed;
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
