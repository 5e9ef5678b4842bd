package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Values;
import io.larakube.command.Usage.Word;
import io.larakube.placement.Ground;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Plays the start of an environment with no cluster, or searches every order in which it can go. */
public final class Rehearse implements Command {

    private final Usage usage = new Usage(
            "Play the start of an environment with no cluster, or search every order in which it can go.",
            "",
            "Examples:",
            "  larakube rehearse                                the first start of the local environment",
            "  larakube rehearse production --update            what an update does to what runs",
            "  larakube rehearse --fault migration-fails        what becomes of it",
            "  larakube rehearse --fault late-database=2m --fault process-dies:horizon=40s",
            "  larakube rehearse --update --explore             every order, with any one fault at any moment",
            "  larakube rehearse production --nodes nodes.yaml  what the nodes of a cluster have room for",
            "  larakube rehearse --against last                 how far a recorded start went otherwise",
            "  larakube rehearse --manifests others.yaml --explore");

    private final Word environment = usage.environment("Default: local.");
    private final Flag update = usage.flag("--update", "Begin with the same manifests running from an earlier image.");
    private final Value<String> fromImage = usage.option(
            String.class,
            OptionSpec.builder("--from-image").paramLabel("REF").description("The earlier image; says --update too."));
    private final Value<String> image = usage.option(
            String.class, OptionSpec.builder("--image").paramLabel("REF").description("The image that is started."));
    private final Value<Path> manifests = usage.option(
            Path.class,
            OptionSpec.builder("--manifests")
                    .paramLabel("FILE")
                    .description(
                            "Rehearse these objects, sent as kubectl apply sends them, instead of an environment."));
    private final Value<String> nodes = usage.option(
            String.class,
            OptionSpec.builder("--nodes")
                    .paramLabel("N|FILE")
                    .description(
                            "How many nodes there are, each with room for everything; or a file with those of a"
                                    + " cluster:",
                            "kubectl get nodes,csinodes,storageclasses -o yaml. Default: 1."));
    private final Values<FaultOption> faults = usage.several(
            FaultOption.class,
            OptionSpec.builder("--fault")
                    .paramLabel("FAULT")
                    .converters(new FaultOption.Reader())
                    .description(
                            "What goes wrong: process-dies, pod-deleted (:WORKLOAD, =TIME), node-lost, node-cut (:NODE,"
                                    + " =TIME),",
                            "migration-fails, slow-migration=TIME, late-database=TIME, slow-pull=TIME,"
                                    + " node-away=TIME."));
    private final Flag explore = usage.flag("--explore", "Search every order, instead of playing one.");
    private final Value<String> replay = usage.option(
            String.class,
            OptionSpec.builder("--replay")
                    .paramLabel("SEED|FILE")
                    .description("Go a way again that --explore found, or all that it wrote with -o json;"
                            + " exit code 1 when it is still against the rule."));
    private final Value<Integer> mostFaults = usage.option(
            Integer.class,
            OptionSpec.builder("--faults")
                    .paramLabel("N")
                    .description("With --explore: how many faults may strike. Default: 1."));
    private final Value<Double> speed = usage.option(
            Double.class,
            OptionSpec.builder("--speed")
                    .paramLabel("X")
                    .description("How many times faster than the clock; 0 for at once. Default: 4 on a terminal."));
    private final Value<Long> seed = usage.option(
            Long.class,
            OptionSpec.builder("--seed")
                    .paramLabel("N")
                    .description("Vary all times, in the same way for the same number."));
    private final Value<Path> html = usage.option(
            Path.class,
            OptionSpec.builder("--html").paramLabel("FILE").description("Write the rehearsed start as a page."));
    private final Flag open = usage.flag("--open", "Show the rehearsed start as a page in the browser.");
    private final Value<String> against = usage.option(
            String.class,
            OptionSpec.builder("--against")
                    .paramLabel("START")
                    .description("Rehearse this recorded start, or 'last', and compare: exit code 1 when the order"
                            + " differs."));
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Rehearse(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        if (against.given().isPresent()) {
            return new Agreeing(terminal, Path.of("")).with(against.given().get(), ground());
        }
        image.given().ifPresent(Images::require);
        fromImage.given().ifPresent(Images::require);
        new Rehearsing(terminal, wish(), Path.of("")).run();
        return 0;
    }

    private Ground ground() {
        return nodes.given().map(GroundOption::read).orElseGet(() -> Ground.nodes(1));
    }

    private Wish wish() {
        return new Wish(
                environment.said(),
                update.isGiven() || fromImage.given().isPresent(),
                fromImage.given(),
                image.given(),
                manifests.given(),
                ground(),
                faults.given(),
                explore.isGiven(),
                replay.given(),
                mostFaults.given().orElse(1),
                speed.given(),
                seed.given().orElse(0L),
                html.given(),
                open.isGiven(),
                talk.inJson());
    }

    /** What the command line asks for. */
    record Wish(
            String environment,
            boolean update,
            Optional<String> fromImage,
            Optional<String> image,
            Optional<Path> manifests,
            Ground ground,
            List<FaultOption> faults,
            boolean explore,
            Optional<String> replay,
            int mostFaults,
            Optional<Double> speed,
            long seed,
            Optional<Path> html,
            boolean open,
            boolean inJson) {

        /** The first start of an environment, as {@code up --rehearse} asks for it. */
        static Wish firstStart(String environment, Optional<String> image, boolean inJson) {
            return new Wish(
                    environment,
                    false,
                    Optional.empty(),
                    image,
                    Optional.empty(),
                    Ground.nodes(1),
                    List.of(),
                    false,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    false,
                    inJson);
        }
    }
}
