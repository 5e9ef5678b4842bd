package io.larakube.command;

import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an environment and follows it until everything is ready. */
@Command(
        description = "Build, apply and start an environment; ends when everything is ready or cannot become so.",
        footer = {
            "",
            "Examples:",
            "  larakube up                          the local environment",
            "  larakube up --dry-run                what would happen, without asking the cluster",
            "  larakube up production --dry-run=server",
            "  larakube up --image shop:v1          run an image that is there already",
            "  larakube up --detach                 apply and leave; larakube status shows the rest"
        })
public final class Up implements Callable<Integer> {

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

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            defaultValue = "local",
            description = "Default: local.")
    private String environment = "local";

    @Option(
            names = "--dry-run",
            arity = "0..1",
            paramLabel = "server",
            fallbackValue = "client",
            description = "Show what would change and change nothing; with =server the cluster checks it.")
    private Optional<DryRun> dryRun = Optional.empty();

    @Option(names = "--image", paramLabel = "REF", description = "Run this image instead of building one.")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--build",
            negatable = true,
            description = "Build even if the image is there; --no-build: never build.")
    private Optional<Boolean> build = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15m",
            converter = Durations.class,
            description = "How long to follow the start. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofMinutes(15);

    @Option(names = "--rehearse", description = "Play the start with no cluster, and change nothing.")
    private boolean rehearse;

    @Option(names = "--detach", description = "Leave when everything is applied.")
    private boolean detach;

    @Option(
            names = "--no-wait",
            description = "Leave when somebody else is starting the environment, instead of waiting.")
    private boolean noWait;

    @Option(names = "--force-conflicts", description = "Take over fields that somebody else set.")
    private boolean forceConflicts;

    @Mixin
    private final ClusterChoice cluster = new ClusterChoice();

    @Mixin
    private final Talk talk = new Talk();

    private final Function<Options, Terminal> terminals;

    public Up(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() {
        Wish wish = new Wish(environment, dryRun, image, build, timeout, detach, noWait, forceConflicts, talk.inJson());
        image.ifPresent(Images::require);
        if (rehearse) {
            Rehearse.Wish asked = Rehearse.Wish.firstStart(environment, image, talk.inJson());
            new Rehearsing(terminals.apply(talk.options()), asked, Path.of("")).run();
            return 0;
        }
        new Start(terminals.apply(talk.options()), cluster, wish).run();
        return 0;
    }

    /** What the command line asks for. */
    record Wish(
            String environment,
            Optional<DryRun> dryRun,
            Optional<String> image,
            Optional<Boolean> build,
            Duration timeout,
            boolean detach,
            boolean noWait,
            boolean force,
            boolean inJson) {}
}
