package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Cluster;
import io.larakube.command.Usage.Value;
import io.larakube.rollout.Releases;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the releases that an environment had. */
public final class ReleaseList implements Command {

    private final Usage usage = new Usage(
            "List the releases of an environment: who put what there, when, why, and what became of it.",
            "",
            "Examples:",
            "  larakube releases                       of the only environment that is not local",
            "  larakube releases production -o json");

    private final Value<String> environment = CloudEnvironment.word(usage);
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public ReleaseList(Function<Options, Terminal> terminals) {
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
        Environment wanted = CloudEnvironment.orOnly(project, environment, "releases");
        try (Cluster reached = cluster.choice().look(project, wanted)) {
            String namespace = wanted.namespaceIn(project.blueprint().name());
            terminal.report(ReleasesReport.of(new Releases(reached.api(Duration.ofSeconds(5)), namespace).history()));
        }
        return 0;
    }
}
