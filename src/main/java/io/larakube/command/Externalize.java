package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.plan.Externalization;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Moves the state of an environment out of its pods, so that they may run on any number of nodes. */
public final class Externalize implements Command {

    private static final Duration FOLLOWED = Duration.ofMinutes(15);

    private final Usage usage = new Usage(
            "Move files, sessions, cache and queue of an environment out of its pods, so that it runs on many nodes."
                    + " Each place is proven from inside the cluster and the files are copied before anything is"
                    + " switched.",
            "",
            "Examples:",
            "  larakube cloud:externalize production                  with what is there; Garage when no object store"
                    + " is",
            "  larakube cloud:externalize production --storage=s3     your own: AWS_… in .env.production say where",
            "  larakube cloud:externalize production --sessions=redis --queue=redis",
            "  larakube cloud:externalize production --dry-run        the files that would change",
            "  larakube cloud:externalize production --undo           back to one node, files and jobs with it");

    private final Value<String> environment = usage.word("ENVIRONMENT", "The environment.");
    private final Value<String> storage = choice("--storage", Externalization.Wish.STORAGES, "Where files go.");
    private final Value<String> sessions = choice("--sessions", Externalization.Wish.STORES, "Where sessions go.");
    private final Value<String> cache = choice("--cache", Externalization.Wish.STORES, "Where the cache goes.");
    private final Value<String> queue = choice("--queue", Externalization.Wish.QUEUES, "Where jobs go.");
    private final Value<String> image = usage.option(
            String.class,
            OptionSpec.builder("--image")
                    .paramLabel("REF")
                    .description("The image to prove and to start with; default: the one that runs."));
    private final Value<Duration> timeout = usage.option(
            Duration.class,
            OptionSpec.builder("--timeout")
                    .paramLabel("TIME")
                    .converters(new Durations())
                    .description("How long to follow the start, and how long one round of copying may take. Default: "
                            + FOLLOWED.toMinutes() + "m."));
    private final Flag undo = usage.flag("--undo", "Go back to what was before.");
    private final Flag dryRun = usage.flag("--dry-run", "Show what would change, and ask no cluster.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Externalize(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    private Value<String> choice(String name, List<String> known, String description) {
        return usage.option(
                String.class,
                OptionSpec.builder(name)
                        .paramLabel("PLACE")
                        .completionCandidates(known)
                        .description(description + " One of: " + String.join(", ", known) + "."));
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Externalization.Wish wish = new Externalization.Wish(
                known(storage, "--storage", Externalization.Wish.STORAGES),
                known(sessions, "--sessions", Externalization.Wish.STORES),
                known(cache, "--cache", Externalization.Wish.STORES),
                known(queue, "--queue", Externalization.Wish.QUEUES));
        image.given().ifPresent(Images::require);
        String name = environment
                .given()
                .orElseThrow(
                        () -> new Failure.WrongUsage("which environment?", "larakube cloud:externalize production"));
        Terminal terminal = terminals.apply(talk.options());
        Path here = Path.of("");
        Project project = dryRun.isGiven() ? Project.open(here) : Project.openToWrite(here, terminal);
        project.environment(name);
        Order order =
                new Order(name, wish, image.given(), timeout.given().orElse(FOLLOWED), undo.isGiven(), talk.inJson());
        Externalizing steps = new Externalizing(terminal, project, order);
        if (dryRun.isGiven()) {
            steps.show();
        } else {
            steps.on(cluster.choice());
        }
        return 0;
    }

    private static Optional<String> known(Value<String> option, String name, List<String> known) {
        return option.given().map(word -> {
            if (known.contains(word)) {
                return word;
            }
            throw new Failure.WrongUsage(
                    name + ": " + word + " is none of " + String.join(", ", known),
                    Nearest.to(word, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("larakube cloud:externalize --help"));
        });
    }

    /** What the command line asks for. */
    record Order(
            String environment,
            Externalization.Wish wish,
            Optional<String> image,
            Duration timeout,
            boolean undo,
            boolean inJson) {}
}
