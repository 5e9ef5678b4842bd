package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Puts a former release of an environment there again, after it said whether that is safe. */
public final class CloudRollback implements Command {

    static final String NAME = "cloud:rollback";

    private final Usage usage = new Usage(
            "Put a former release there again, whole: image, configuration and manifests. First it says whether that is"
                    + " safe, and which migrations ran since. Data does not come back.",
            "",
            "Examples:",
            "  larakube cloud:rollback production           the release of before that was ready",
            "  larakube cloud:rollback production 12        by its number, or by the beginning of its id",
            "  larakube cloud:rollback production --dry-run the verdict only",
            "  larakube cloud:rollback production --force   although it is unsafe");

    private final Value<String> environment = CloudEnvironment.word(usage);
    private final Value<String> release =
            usage.word("RELEASE", "Its number, or the beginning of its id: larakube releases.");
    private final Flag dryRun = usage.flag("--dry-run", "Show the verdict and change nothing.");
    private final Flag force = usage.flag("--force", "Go back although it is unsafe.");
    private final Value<Duration> timeout = StartOptions.timeout(usage);
    private final Flag detach = usage.flag("--detach", "Leave when everything is applied.");
    private final Flag noWait = StartOptions.noWait(usage);
    private final Flag forceConflicts = usage.flag("--force-conflicts", "Take over fields that somebody else set.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public CloudRollback(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        Environment wanted = CloudEnvironment.of(project, environment, NAME);
        Order order = new Order(
                release.given(),
                dryRun.isGiven(),
                force.isGiven(),
                StartOptions.followed(timeout),
                detach.isGiven(),
                noWait.isGiven(),
                forceConflicts.isGiven(),
                talk.inJson());
        new RollingBack(terminal, project, wanted, order).on(cluster.choice());
        return 0;
    }

    /** What the command line asks for. */
    record Order(
            Optional<String> release,
            boolean dryRun,
            boolean force,
            Duration timeout,
            boolean detach,
            boolean noWait,
            boolean forceConflicts,
            boolean inJson) {}
}
