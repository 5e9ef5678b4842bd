package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.foresight.Token;
import io.larakube.rollout.Cause;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that starts what the folder holds. */
record StartOptions(
        Value<DryRun> dryRun,
        Value<String> image,
        Value<Boolean> build,
        Value<Duration> timeout,
        Value<String> plan,
        Flag detach,
        Flag noWait,
        Flag contract,
        Flag stopFirst,
        Flag forceConflicts) {

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

    static StartOptions of(Usage usage) {
        return new StartOptions(
                usage.option(
                        DryRun.class,
                        OptionSpec.builder("--dry-run")
                                .arity("0..1")
                                .paramLabel("server")
                                .fallbackValue("client")
                                .description(
                                        "Show what would change and change nothing; with =server the cluster checks"
                                                + " it.")),
                usage.option(
                        String.class,
                        OptionSpec.builder("--image")
                                .paramLabel("REF")
                                .description("Run this image instead of building one.")),
                usage.either("--build", "Build even if the image is there; --no-build: never build."),
                timeout(usage),
                usage.option(
                        String.class,
                        OptionSpec.builder("--plan")
                                .paramLabel("TOKEN")
                                .description("Start only what larakube plan showed: not when anything changed since.")),
                usage.flag("--detach", "Leave when everything is applied."),
                noWait(usage),
                usage.flag(
                        "--contract",
                        "The code that runs does without what pending migrations take away: do not refuse them."),
                usage.flag("--stop-first", "Stop what runs before this release starts, this once, with a pause."),
                usage.flag("--force-conflicts", "Take over fields that somebody else set."));
    }

    static Value<Duration> timeout(Usage usage) {
        return usage.option(
                Duration.class,
                OptionSpec.builder("--timeout")
                        .paramLabel("TIME")
                        .converters(new Durations())
                        .description("How long to follow the start. Default: " + FOLLOWED.toMinutes() + "m."));
    }

    static Flag noWait(Usage usage) {
        return usage.flag("--no-wait", "Leave when somebody else is starting the environment, instead of waiting.");
    }

    static Duration followed(Value<Duration> timeout) {
        return timeout.given().orElse(FOLLOWED);
    }

    /** What the command line asks for. */
    Up.Wish wish(String environment, Cause cause, boolean inJson) {
        image.given().ifPresent(Images::require);
        return new Up.Wish(
                environment,
                cause,
                image.given(),
                build.given(),
                plan.given().map(StartOptions::token),
                followed(timeout),
                detach.isGiven(),
                noWait.isGiven(),
                forceConflicts.isGiven(),
                answer(),
                false,
                inJson);
    }

    private FormerCodeGate.Answer answer() {
        if (contract.isGiven() && stopFirst.isGiven()) {
            throw new Failure.WrongUsage("--contract and --stop-first exclude each other", "give one of the two");
        }
        return contract.isGiven()
                ? FormerCodeGate.Answer.CONTRACT
                : stopFirst.isGiven() ? FormerCodeGate.Answer.STOP_FIRST : FormerCodeGate.Answer.NONE;
    }

    /** Starts what the folder holds, or shows what that would do. */
    void start(Terminal terminal, Up.Wish wish, ClusterChoice choice) {
        Path here = Path.of("");
        Project project = dryRun.given().isPresent() ? Project.open(here) : Project.openToWrite(here, terminal);
        Startable wanted = Startable.of(project, wish.environment());
        if (dryRun.given().isEmpty()) {
            new Start(terminal, wanted, wish).on(choice);
            return;
        }
        StartPreview preview = new StartPreview(terminal, wanted, wish);
        switch (dryRun.given().get()) {
            case CLIENT -> preview.ofFiles();
            case SERVER -> preview.ofCluster(choice);
        }
    }

    private static Token token(String text) {
        return Token.parse(text)
                .orElseThrow(() -> new Failure.WrongUsage(
                        "--plan: " + text + " is no token of a plan", "larakube plan shows one as its last line"));
    }
}
