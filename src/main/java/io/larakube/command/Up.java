package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Word;
import io.larakube.foresight.Token;
import io.larakube.rollout.Cause;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Starts an environment and follows it until everything is ready. */
public final class Up implements Command {

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
    private final Flag rehearse = usage.flag("--rehearse", "Play the start with no cluster, and change nothing.");
    private final StartOptions options = StartOptions.of(usage);
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
        Wish wish = options.wish(environment.said(), new Cause.Command("up"), talk.inJson());
        if (rehearse.isGiven()) {
            Rehearse.Wish asked = Rehearse.Wish.firstStart(wish.environment(), wish.image(), talk.inJson());
            new Rehearsing(terminals.apply(talk.options()), asked, Path.of("")).run();
            return 0;
        }
        options.start(terminals.apply(talk.options()), wish, cluster.choice());
        return 0;
    }

    /**
     * What is asked for.
     *
     * @param cause what is remembered as its reason
     * @param answer what the user says about migrations that take something from the release that runs
     * @param agreed whether the user has agreed to it already
     */
    record Wish(
            String environment,
            Cause cause,
            Optional<String> image,
            Optional<Boolean> build,
            Optional<Token> plan,
            Duration timeout,
            boolean detach,
            boolean noWait,
            boolean force,
            FormerCodeGate.Answer answer,
            boolean agreed,
            boolean inJson) {

        /** To start an image, as a part of what the user agreed to. */
        static Wish agreed(String environment, Cause cause, String image, Duration timeout, boolean inJson) {
            return new Wish(
                    environment,
                    cause,
                    Optional.of(image),
                    Optional.empty(),
                    Optional.empty(),
                    timeout,
                    false,
                    false,
                    false,
                    FormerCodeGate.Answer.CONTRACT,
                    true,
                    inJson);
        }
    }
}
