package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Word;
import io.larakube.failure.Failure;
import io.larakube.foresight.Token;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Starts an environment and follows it until everything is ready. */
public final class Up implements Command {

    private static final Duration FOLLOWED = Duration.ofMinutes(15);

    /** How far to go. */
    enum DryRun {
        CLIENT("client"),
        SERVER("server");

        private final String word;

        DryRun(String word) {
            this.word = word;
        }

        /** What the user writes. */
        @Override
        public String toString() {
            return word;
        }
    }

    private final Usage usage = new Usage(
            "Build, apply and start an environment; ends when everything is ready or cannot become so.",
            "",
            "Examples:",
            "  larakube up                          the local environment",
            "  larakube up --dry-run                what would happen, without asking the cluster",
            "  larakube up production --dry-run=server",
            "  larakube up --image shop:v1          run an image that is there already",
            "  larakube up --plan 7f3a9c2e10-…      only if nothing changed since larakube plan showed it",
            "  larakube up --detach                 apply and leave; larakube status shows the rest");

    private final Word environment = usage.environment("Default: local.");
    private final Value<DryRun> dryRun = usage.option(
            DryRun.class,
            OptionSpec.builder("--dry-run")
                    .arity("0..1")
                    .paramLabel("server")
                    .fallbackValue("client")
                    .description("Show what would change and change nothing; with =server the cluster checks it."));
    private final Value<String> image = usage.option(
            String.class,
            OptionSpec.builder("--image").paramLabel("REF").description("Run this image instead of building one."));
    private final Value<Boolean> build =
            usage.either("--build", "Build even if the image is there; --no-build: never build.");
    private final Value<Duration> timeout = usage.option(
            Duration.class,
            OptionSpec.builder("--timeout")
                    .paramLabel("TIME")
                    .converters(new Durations())
                    .description("How long to follow the start. Default: " + FOLLOWED.toMinutes() + "m."));
    private final Value<String> plan = usage.option(
            String.class,
            OptionSpec.builder("--plan")
                    .paramLabel("TOKEN")
                    .description("Start only what larakube plan showed: not when anything changed since."));
    private final Flag rehearse = usage.flag("--rehearse", "Play the start with no cluster, and change nothing.");
    private final Flag detach = usage.flag("--detach", "Leave when everything is applied.");
    private final Flag noWait =
            usage.flag("--no-wait", "Leave when somebody else is starting the environment, instead of waiting.");
    private final Flag forceConflicts = usage.flag("--force-conflicts", "Take over fields that somebody else set.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Up(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        image.given().ifPresent(Images::require);
        if (rehearse.isGiven()) {
            Rehearse.Wish asked = Rehearse.Wish.firstStart(environment.said(), image.given(), talk.inJson());
            new Rehearsing(terminals.apply(talk.options()), asked, Path.of("")).run();
            return 0;
        }
        start(terminals.apply(talk.options()), wish());
        return 0;
    }

    private void start(Terminal terminal, Wish wish) {
        Path here = Path.of("");
        Project project = dryRun.given().isPresent() ? Project.open(here) : Project.openToWrite(here, terminal);
        Startable wanted = Startable.of(project, wish.environment());
        if (dryRun.given().isEmpty()) {
            new Start(terminal, wanted, wish).on(cluster.choice());
            return;
        }
        StartPreview preview = new StartPreview(terminal, wanted, wish);
        switch (dryRun.given().get()) {
            case CLIENT -> preview.ofFiles();
            case SERVER -> preview.ofCluster(cluster.choice());
        }
    }

    private Wish wish() {
        return new Wish(
                environment.said(),
                image.given(),
                build.given(),
                plan.given().map(Up::token),
                timeout.given().orElse(FOLLOWED),
                detach.isGiven(),
                noWait.isGiven(),
                forceConflicts.isGiven(),
                false,
                talk.inJson());
    }

    private static Token token(String text) {
        return Token.parse(text)
                .orElseThrow(() -> new Failure.WrongUsage(
                        "--plan: " + text + " is no token of a plan", "larakube plan shows one as its last line"));
    }

    /**
     * What is asked for.
     *
     * @param agreed whether the user has agreed to it already
     */
    record Wish(
            String environment,
            Optional<String> image,
            Optional<Boolean> build,
            Optional<Token> plan,
            Duration timeout,
            boolean detach,
            boolean noWait,
            boolean force,
            boolean agreed,
            boolean inJson) {

        /** To start an image, as a part of what the user agreed to. */
        static Wish agreed(String environment, String image, Duration timeout, boolean inJson) {
            return new Wish(
                    environment,
                    Optional.of(image),
                    Optional.empty(),
                    Optional.empty(),
                    timeout,
                    false,
                    false,
                    false,
                    true,
                    inJson);
        }
    }
}
