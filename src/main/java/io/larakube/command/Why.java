package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Cluster;
import io.larakube.command.Usage.Value;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.rollout.Configuration;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.why.Explanation;
import io.larakube.why.ObservedPlan;
import io.larakube.why.Snapshot;
import io.larakube.why.SnapshotText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Explains why an environment is not ready. */
public final class Why implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Usage usage = new Usage(
            "Explain why an environment, or one workload of it, is not ready: the chain from it to the cause.",
            "",
            "Exit code 0: everything is ready, or on its way. 1: something is wrong.",
            "",
            "Examples:",
            "  larakube why                           the local environment",
            "  larakube why horizon production        one workload",
            "  larakube why --save broken.json        write what was seen to a file without secrets",
            "  larakube why --snapshot broken.json    explain such a file; needs neither cluster nor project");

    private final Value<String> workload =
            usage.word("WORKLOAD", "The workload to explain. Default: all that are not ready.");
    private final Value<String> environment = usage.word("ENVIRONMENT", "Default: local.");
    private final Value<Path> save = usage.option(
            Path.class,
            OptionSpec.builder("--save")
                    .paramLabel("FILE")
                    .description("Write what was seen to a file without secrets."));
    private final Value<Path> snapshot = usage.option(
            Path.class,
            OptionSpec.builder("--snapshot")
                    .paramLabel("FILE")
                    .description("Explain such a file instead of a cluster."));
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Why(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        return snapshot.given().map(file -> explainFile(terminal, file)).orElseGet(() -> explainCluster(terminal));
    }

    private int explainFile(Terminal terminal, Path file) {
        Snapshot seen = SnapshotText.read(file.toString(), read(file));
        return explain(terminal, seen, ObservedPlan.of(seen), workload.given());
    }

    private int explainCluster(Terminal terminal) {
        Project project = Project.open(Path.of(""));
        boolean isEnvironment = environment.given().isEmpty()
                && workload.given()
                        .filter(project.blueprint().environments()::containsKey)
                        .isPresent();
        Environment wanted = project.environment(
                isEnvironment
                        ? workload.given().orElseThrow()
                        : environment.given().orElse(Environment.LOCAL));
        Plan plan = project.plan(wanted);
        try (Cluster reached = cluster.choice().look(project, wanted)) {
            Snapshot seen = look(reached, plan);
            save.given()
                    .ifPresent(file -> write(terminal, file, SnapshotText.of(seen, secrets(project, wanted, plan))));
            return explain(terminal, seen, plan, isEnvironment ? Optional.empty() : workload.given());
        }
    }

    private static Snapshot look(Cluster cluster, Plan plan) {
        String context = cluster.context().name();
        return Sight.of(cluster.api(PATIENCE), plan.namespace())
                .snapshot(context)
                .orElseThrow(() -> new Failure.Unsuccessful(
                        plan.environment() + " was never started on " + context, "larakube up " + plan.environment()));
    }

    private static Collection<String> secrets(Project project, Environment environment, Plan plan) {
        Optional<EnvFile> file = project.readConfiguration(environment);
        return file.map(read -> Configuration.of(read, plan).secret().values()).orElse(List.of());
    }

    private static int explain(Terminal terminal, Snapshot seen, Plan plan, Optional<String> workload) {
        Explanation explanation = Explanation.of(seen, plan, workload);
        terminal.report(new WhyReport(plan, seen, explanation));
        return switch (explanation.answer()) {
            case READY, ON_ITS_WAY -> 0;
            case KNOWN, SUSPECTED, UNKNOWN -> 1;
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure.Unavailable("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static void write(Terminal terminal, Path file, String text) {
        try {
            Files.writeString(file, text);
            terminal.remark(
                    Text.ok("✔ ").plus("wrote " + file + ", without ConfigMaps, Secrets and values of variables"));
        } catch (IOException failed) {
            throw new Failure.Unavailable("cannot write " + file + ": " + failed.getMessage());
        }
    }
}
