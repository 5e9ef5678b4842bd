package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Cluster;
import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.storage.Proof;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Proves that what is to be shared is shared: a storage class by pods on several nodes, an environment by its own pods. */
public final class StorageProve implements Command {

    private final Usage usage = new Usage(
            "Prove a shared filesystem before an application relies on it. Pods on several nodes write, read, lock,"
                    + " replace and delete files on a volume of the class; the verdict is kept on the class, and"
                    + " \"sharedStorage\" asks for it. An environment on one node is proven by its own pods: each reads"
                    + " what each wrote.",
            "",
            "Exit code 0: it holds. 1: it does not.",
            "",
            "Examples:",
            "  larakube storage:prove nfs                 the storage class nfs",
            "  larakube storage:prove production          what production relies on",
            "  larakube storage:prove nfs --dry-run       what would be made for it, and removed again",
            "  larakube storage:prove nfs -o json --yes   for programs: every figure of every node");

    private final Value<String> subject =
            usage.word("ENVIRONMENT|CLASS", "An environment of the blueprint, or a storage class. Default: local.");
    private final Value<Integer> nodes = usage.option(
            Integer.class,
            OptionSpec.builder("--nodes")
                    .paramLabel("N")
                    .description("On how many nodes, at least 2. Default: all that take pods, at most 5."));
    private final Value<String> size = usage.option(
            String.class, OptionSpec.builder("--size").paramLabel("SIZE").description("Of the volume. Default: 1Gi."));
    private final Value<String> image = usage.option(
            String.class,
            OptionSpec.builder("--image")
                    .paramLabel("REF")
                    .description("An image with PHP. Default: the one that the blueprint's Dockerfile is built on."));
    private final Value<Duration> timeout = usage.option(
            Duration.class,
            OptionSpec.builder("--timeout")
                    .paramLabel("TIME")
                    .converters(new Durations())
                    .description("How long it may take. Default: 10m."));
    private final Flag dryRun = usage.flag("--dry-run", "Show what would be made, and make nothing.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public StorageProve(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        String said = subject.given().orElse(Environment.LOCAL);
        boolean isEnvironment = project.blueprint().environments().containsKey(said);
        Optional<Proof> proof = isEnvironment
                ? environment(terminal, project, project.environment(said))
                : storageClass(terminal, project, said);
        return proof.filter(made -> !made.holds()).isPresent() ? 1 : 0;
    }

    private Optional<Proof> environment(Terminal terminal, Project project, Environment wanted)
            throws InterruptedException {
        Plan plan = project.plan(wanted);
        try (Cluster reached = cluster.choice().look(project, wanted)) {
            return switch (plan.storage()) {
                case StorageMode.SingleNode one -> new EnvironmentProof(terminal, reached, plan).make(dryRun.isGiven());
                case StorageMode.Shared shared ->
                    new ClassProof(terminal, reached, wish(project))
                            .make(shared.volume().storageClass());
                case StorageMode.Stateless stateless ->
                    throw new Failure.WrongUsage(
                            "the pods of " + wanted.name() + " share no files, so there is nothing to prove",
                            "name a storage class: larakube storage:prove CLASS",
                            "larakube storage " + wanted.name() + " shows where its files live");
            };
        }
    }

    private Optional<Proof> storageClass(Terminal terminal, Project project, String name) throws InterruptedException {
        try (Cluster reached = cluster.choice().look()) {
            return new ClassProof(terminal, reached, wish(project)).make(Optional.of(name));
        }
    }

    private ClassProof.Wish wish(Project project) {
        return new ClassProof.Wish(
                nodes.given(),
                size.given().orElse("1Gi"),
                image.given().orElseGet(project.blueprint().php()::baseImage),
                project.blueprint().php().os().user(),
                timeout.given().orElse(Duration.ofMinutes(10)),
                dryRun.isGiven());
    }
}
