package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.plan.Plan;
import io.larakube.rollout.EnvironmentStatus;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how an environment is. */
@Command(
        description = "Show release, workloads, gates, last start, claims and links of an environment.",
        footer = {"", "Examples:", "  larakube status", "  larakube status production -o json"})
public final class Status implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            defaultValue = "local",
            description = "Default: local.")
    private String environment = "local";

    @Mixin
    private final ClusterChoice cluster = new ClusterChoice();

    @Mixin
    private final Talk talk = new Talk();

    private final Function<Options, Terminal> terminals;

    public Status(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        Environment wanted = project.environment(environment);
        Plan plan = project.plan(wanted);
        try (Cluster reached = cluster.look(project, wanted)) {
            Api api = reached.api(Duration.ofSeconds(5));
            EnvironmentStatus status =
                    EnvironmentStatus.read(api, reached.context().name(), plan);
            terminal.report(new StatusReport(plan, reached.context(), status));
        }
        return 0;
    }
}
