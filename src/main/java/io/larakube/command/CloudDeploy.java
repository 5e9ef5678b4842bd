package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Usage.Value;
import io.larakube.rollout.Cause;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Puts what the folder holds on an environment's own cluster, as a release that one can go back to. */
public final class CloudDeploy implements Command {

    static final String NAME = "cloud:deploy";

    private final Usage usage = new Usage(
            "Build the image, push it, pin it by its digest, and start an environment on its cluster; ends when"
                    + " everything is ready or cannot become so. What was deployed is kept: larakube releases.",
            "",
            "Examples:",
            "  larakube cloud:init production          once: which cluster, registry, storage class and ingress",
            "  larakube cloud:deploy production        shows what would happen, and asks",
            "  larakube cloud:deploy production --yes -o json     in a pipeline",
            "  larakube cloud:deploy production --dry-run=server  what the cluster says to it",
            "  larakube cloud:rollback production      the release of before, with a verdict first");

    private final Value<String> environment = CloudEnvironment.word(usage);
    private final StartOptions options = StartOptions.of(usage);
    private final Value<LocalStateGate.Answer> localState = usage.option(
            LocalStateGate.Answer.class,
            OptionSpec.builder(LocalStateGate.FLAG)
                    .paramLabel("ANSWER")
                    .description("Where pods on many nodes would keep state for themselves: move it out first (as"
                            + " cloud:externalize does), or keep it as it is."));
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public CloudDeploy(Function<Options, Terminal> terminals) {
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
        Up.Wish wish = options.wish(wanted.name(), new Cause.Command(NAME), talk.inJson());
        LocalStateGate gate = new LocalStateGate(terminal, project, wanted);
        if (options.dryRun().given().isPresent()) {
            gate.remark();
        } else {
            gate.pass(localState.given(), cluster.choice(), wish);
        }
        wish.image()
                .filter(image -> !image.contains("@"))
                .ifPresent(image -> terminal.remark(
                        Text.warn(image + " is a tag, which may come to mean another image: name it by its digest")));
        options.start(terminal, wish, cluster.choice());
        return 0;
    }
}
