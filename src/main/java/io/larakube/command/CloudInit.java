package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cloud.Binding;
import io.larakube.cloud.GitOrigin;
import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Binds an environment to a cluster: looks what it offers, writes what is the team's into the blueprint, and remembers the context. */
public final class CloudInit implements Command {

    static final String NAME = "cloud:init";

    /** Where a pipeline puts the password of the registry. */
    static final String PASSWORD = "LARAKUBE_REGISTRY_PASSWORD";

    private final Usage usage = new Usage(
            "Bind an environment to a cluster: shows provider, nodes, storage and ingress classes with what says so,"
                    + " proposes what fits, and asks. The context stays on this machine, the rest is the team's.",
            "",
            "Examples:",
            "  larakube cloud:init production --context do-fra1-shop",
            "  larakube cloud:init production --registry ghcr.io/acme/shop",
            "  larakube cloud:init production --registry-user ada --password-stdin <token",
            "  larakube cloud:init production --dry-run        what it found and would write",
            "",
            "The login for the registry is docker's (docker login), or --registry-user with its password on standard",
            "input or in " + PASSWORD + ". It is kept in a Secret of the environment, and in no file.");

    private final Value<String> environment = CloudEnvironment.word(usage);
    private final Value<String> registry =
            text("--registry", "IMAGE", "Where the image is pushed to and pulled from: host and path, no tag.");
    private final Value<String> ingress = text("--ingress", "CLASS", "The ingress class of the hosts.");
    private final Value<String> storageClass = text("--storage-class", "CLASS", "The storage class of the claims.");
    private final Value<String> user =
            text("--registry-user", "NAME", "Log in as this user instead of as docker does on this machine.");
    private final Flag passwordStdin = usage.flag("--password-stdin", "Read that user's password from standard input.");
    private final Flag dryRun = usage.flag("--dry-run", "Show what would be written and change nothing.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public CloudInit(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    private Value<String> text(String name, String label, String description) {
        return usage.option(
                String.class, OptionSpec.builder(name).paramLabel(label).description(description));
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Path here = Path.of("");
        Project project = dryRun.isGiven() ? Project.open(here) : Project.openToWrite(here, terminal);
        Environment wanted = CloudEnvironment.of(project, environment, NAME);
        Binding.Wish wish = new Binding.Wish(
                registry.given(),
                project.folder().textOf(".git/config").flatMap(GitOrigin::registry),
                ingress.given(),
                storageClass.given());
        Placing.Login login = new Placing.Login(user.given(), user.given().map(name -> password()));
        new Placing(terminal, project, wanted, wish, login)
                .on(cluster.choice(), new Proposal.Mode(dryRun.isGiven(), talk.inJson()));
        return 0;
    }

    private String password() {
        return (passwordStdin.isGiven() ? firstLine() : Optional.ofNullable(System.getenv(PASSWORD)))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Failure.WrongUsage(
                        "--registry-user needs a password",
                        "on standard input: --password-stdin <FILE",
                        "or in the environment variable " + PASSWORD));
    }

    private static Optional<String> firstLine() {
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
