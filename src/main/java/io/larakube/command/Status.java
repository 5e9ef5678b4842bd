package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Cluster;
import io.larakube.command.Usage.Word;
import io.larakube.plan.Plan;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how an environment is. */
public final class Status implements Command {

    private final Usage usage = new Usage(
            "Show release, workloads, gates, last start, claims and links of an environment.",
            "",
            "Examples:",
            "  larakube status",
            "  larakube status production -o json");

    private final Word environment = usage.environment("Default: local.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Status(Function<Options, Terminal> terminals) {
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
            Sight sight = Sight.of(reached.api(Duration.ofSeconds(5)), plan.namespace());
            terminal.report(StatusReport.of(plan, reached.context(), sight));
        }
        return 0;
    }
}
