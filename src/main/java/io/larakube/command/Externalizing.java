package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.plan.Externalization;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.plan.StorageMode;
import io.larakube.rollout.Cause;
import io.larakube.rollout.Externalized;
import io.larakube.rollout.Externalized.Phase;
import io.larakube.rollout.Foundation;
import io.larakube.rollout.LastStart;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.workspace.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The steps of {@code cloud:externalize}: decide, show, ask; connect the places and prove each; copy the files; switch, which is an
 * ordinary start; copy what was written meanwhile; move the jobs. Interrupted anywhere, the same command goes on.
 */
final class Externalizing {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Clocks of nodes and of this machine differ by less. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final Externalize.Order order;

    Externalizing(Terminal terminal, Project project, Externalize.Order order) {
        this.terminal = terminal;
        this.project = project;
        this.environment = project.environment(order.environment());
        this.order = order;
    }

    /** Only what would change. */
    void show() {
        if (order.undo()) {
            throw new Failure.WrongUsage(
                    "what --undo goes back to is kept in the cluster",
                    "without --dry-run it is shown before anything is asked");
        }
        Externalization wanted = decided();
        terminal.report(ExternalizationReport.of(forth(wanted), wanted, project.configuration(environment), true));
    }

    void on(ClusterChoice choice) {
        try (ClusterChoice.Reaching reaching = choice.reach(project, environment)) {
            Api api = reaching.admitted(terminal).cluster().api(PATIENCE);
            Optional<Externalized> record = Externalized.read(api, namespace());
            if (order.undo()) {
                undo(choice, api, record);
            } else {
                externalize(choice, api, record);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("nothing is lost: the same command goes on where this one stopped");
        }
    }

    private void externalize(ClusterChoice choice, Api api, Optional<Externalized> record) throws InterruptedException {
        if (record.filter(one -> one.phase() == Phase.RETURNING).isPresent()) {
            throw new Failure.Unsuccessful(
                    "an --undo was interrupted",
                    "run it to its end: larakube cloud:externalize " + environment.name() + " --undo");
        }
        Externalization wanted = decided();
        Proposal last = forth(wanted);
        Optional<Externalized> begun = record.filter(one -> one.phase() == Phase.COPIED);
        ExternalizationReport report =
                ExternalizationReport.of(last, wanted, project.configuration(environment), false);
        if (last.changes().isEmpty() && begun.isEmpty()) {
            terminal.report(report);
            return;
        }
        report.lines().forEach(terminal::remark);
        terminal.require(new Confirm("Move the state of " + environment.name() + " out of its pods?", false, "--yes"));
        Moves moves = moves(api);
        Externalized copied = begun.isPresent() ? begun.get() : prepare(api, moves, wanted, before(record, wanted));
        switchTo(choice, moves, () -> forth(new Externalizing(terminal, reopened(), order).decided()));
        end(moves, copied, copied.before(), copied.after());
        copied.at(Phase.DONE).write(api, namespace());
    }

    /** What there is before anything changes, to go back to; of an environment that was externalized before, what was before that. */
    private Externalized before(Optional<Externalized> record, Externalization wanted) {
        return record.map(one -> new Externalized(
                        Phase.COPIED, one.before(), wanted.drivers(), one.strategy(), one.since(), one.copied()))
                .orElseGet(() -> new Externalized(
                        Phase.COPIED, drivers(), wanted.drivers(), environment.strategy(), Instant.EPOCH, "{}"));
    }

    private Map<String, String> drivers() {
        EnvFile file = project.configuration(environment);
        Map<String, String> drivers = new LinkedHashMap<>();
        Externalization.DRIVERS.forEach(key -> file.value(key).ifPresent(value -> drivers.put(key, value)));
        return drivers;
    }

    /** Connects and proves every place, and copies the files; the application runs on as it is. */
    private Externalized prepare(Api api, Moves moves, Externalization wanted, Externalized before)
            throws InterruptedException {
        Proposal first = proposal(wanted.prepared(environment), wanted.connections());
        new Transaction(project.folder()).apply(first.changes());
        connect(api, moves);
        moves.prove(wanted.drivers());
        Instant began = Instant.now().minus(CLOCKS);
        String result = moves.files(files(before), disk(before.before()), disk(before.after()), Instant.EPOCH);
        Externalized copied = before.copied(began, result);
        copied.write(api, namespace());
        return copied;
    }

    private void connect(Api api, Moves moves) throws InterruptedException {
        Startable startable = Startable.of(reopened(), environment.name());
        Foundation foundation = new Foundation(api, startable.order(startable.merged(), moves.image(), false));
        try (Activity activity = terminal.activity("Connecting " + environment.name())) {
            foundation.send();
            List<String> unready = foundation.await(order.timeout());
            if (!unready.isEmpty()) {
                throw new Failure.Unsuccessful(
                        "not ready: " + String.join(", ", unready) + "; nothing was switched",
                        "larakube why " + unready.getFirst() + " " + environment.name());
            }
            activity.done(Text.ok("Connected " + environment.name()));
        }
    }

    /** An ordinary start, with files that say so. */
    private void switchTo(ClusterChoice choice, Moves moves, Supplier<Proposal> last) {
        new Transaction(project.folder()).apply(last.get().changes());
        Up.Wish wish = Up.Wish.agreed(
                environment.name(),
                new Cause.Command("cloud:externalize"),
                moves.image(),
                order.timeout(),
                order.inJson());
        new Start(terminal, Startable.of(reopened(), environment.name()), wish).on(choice);
    }

    /** When no pod of before runs any more: what it wrote last, and the jobs that it left. */
    private void end(Moves moves, Externalized copied, Map<String, String> from, Map<String, String> to)
            throws InterruptedException {
        moves.awaitOneRelease();
        String rest = moves.files(files(copied), disk(from), disk(to), copied.since());
        long jobs = moves.jobs(queue(from), queue(to));
        MovedReport moved = new MovedReport(environment.name(), from, to, List.of(copied.copied(), rest), jobs);
        if (order.inJson()) {
            terminal.event(moved.tree());
        } else {
            moved.lines().forEach(terminal::result);
        }
    }

    private void undo(ClusterChoice choice, Api api, Optional<Externalized> record) throws InterruptedException {
        Externalized made = record.orElseThrow(() ->
                new Failure.Unsuccessful(environment.name() + " was not externalized there: there is nothing to undo"));
        back(made).changes().list().stream()
                .filter(change -> change.writes())
                .forEach(change -> terminal.remark("  " + change.line()));
        terminal.require(
                new Confirm("Bring the state of " + environment.name() + " back into its volume?", false, "--yes"));
        Moves moves = moves(api);
        Instant began = Instant.now().minus(CLOCKS);
        made.at(Phase.RETURNING).write(api, namespace());
        String result = moves.files(files(made), disk(made.after()), disk(made.before()), Instant.EPOCH);
        switchTo(choice, moves, () -> new Externalizing(terminal, reopened(), order).back(made));
        end(moves, made.copied(began, result), made.after(), made.before());
        made.at(Phase.UNDONE).write(api, namespace());
    }

    private Externalization decided() {
        return switch (Externalization.decide(
                project.blueprint(),
                environment,
                project.configuration(environment),
                order.wish(),
                new RandomCredentials())) {
            case Externalization.Decision.Refused(var problems) -> throw new Failure.BadInput(problems);
            case Externalization.Decision.Possible(Externalization wanted) -> wanted;
        };
    }

    /** Everything at once: connections, drivers and nodes. */
    private Proposal forth(Externalization wanted) {
        EnvFile file = project.configuration(environment);
        EnvFile connected = file.with(wanted.connections());
        List<EnvChange> all = new ArrayList<>(wanted.connections());
        all.addAll(wanted.flips(connected));
        return proposal(wanted.blueprint(), all);
    }

    private Proposal back(Externalized made) {
        Map<String, String> former = new LinkedHashMap<>();
        former.put("FILESYSTEM_DISK", disk(made.before()));
        former.putAll(made.before());
        Blueprint blueprint = project.blueprint().with(environment.with(made.strategy()));
        return proposal(blueprint, Externalization.changes(project.configuration(environment), former));
    }

    private Proposal proposal(Blueprint blueprint, List<EnvChange> changes) {
        return Proposal.changed(project.folder(), blueprint, environment.name(), changes);
    }

    /** Where the files are that the pods of before shared. */
    private StorageMode files(Externalized record) {
        Environment former = environment.with(record.strategy());
        return Planner.plan(project.blueprint(), former, project.values(environment))
                .storage();
    }

    private Moves moves(Api api) {
        String image = order.image()
                .or(() -> LastStart.read(api, namespace()).map(LastStart::image))
                .orElseThrow(() -> new Failure.Unsuccessful(
                        environment.name() + " was never started there: nothing runs that could prove a place",
                        "larakube up " + environment.name(),
                        "or name an image that the cluster can run: --image REF"));
        Plan plan = project.plan(environment);
        return new Moves(terminal, api, plan, image, order.timeout());
    }

    private Project reopened() {
        Path root = project.folder().root();
        return Project.open(root);
    }

    private String namespace() {
        return environment.namespaceIn(project.blueprint().name());
    }

    private static String disk(Map<String, String> drivers) {
        return drivers.getOrDefault("FILESYSTEM_DISK", "local");
    }

    private static String queue(Map<String, String> drivers) {
        return drivers.getOrDefault("QUEUE_CONNECTION", "database");
    }
}
