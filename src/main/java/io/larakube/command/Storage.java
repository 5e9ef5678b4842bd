package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Kind;
import io.larakube.command.Usage.Word;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.storage.ProvisionRecord;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Shows where the files of an environment live. */
public final class Storage implements Command {

    private final Usage usage = new Usage(
            "Show where the files of an environment live: its storage mode, its claims with their classes, and what its"
                    + " pods keep for themselves.",
            "",
            "Examples:",
            "  larakube storage",
            "  larakube storage production -o json");

    private final Word environment = usage.environment("Default: local.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Storage(Function<Options, Terminal> terminals) {
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
        Environment wanted = project.environment(environment.said());
        Plan plan = project.plan(wanted);
        try (Cluster reached = cluster.choice().look(project, wanted)) {
            Api api = reached.api(Duration.ofSeconds(5));
            ClusterFacts facts = ClusterFacts.ask(reached.context().server(), api);
            terminal.report(new StorageReport(
                    plan,
                    StorageCheck.terrain(facts),
                    api.list(Kind.CLAIM, plan.namespace(), ""),
                    project.readConfiguration(wanted)));
            interrupted(api)
                    .forEach(record -> terminal.remark("cloud:provision:"
                            + record.kind().word()
                            + " came as far as the step " + record.step() + " on " + record.at() + " (" + record.by()
                            + "); the same command goes on"));
        }
        return 0;
    }

    /** Who may not read records has no use for them. */
    private static List<ProvisionRecord> interrupted(Api api) {
        try {
            return ProvisionRecord.all(api).stream()
                    .filter(record -> !record.isDone())
                    .toList();
        } catch (Failure.Unavailable forbidden) {
            return List.of();
        }
    }
}
