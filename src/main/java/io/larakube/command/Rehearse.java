package io.larakube.command;

import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the start of an environment with no cluster, or searches every order in which it can go. */
@Command(
        description = "Play the start of an environment with no cluster, or search every order in which it can go.",
        footer = {
            "",
            "Examples:",
            "  larakube rehearse                                the first start of the local environment",
            "  larakube rehearse production --update            what an update does to what runs",
            "  larakube rehearse --fault migration-fails        what becomes of it",
            "  larakube rehearse --fault late-database=2m --fault process-dies:horizon=40s",
            "  larakube rehearse --update --explore             every order, with any one fault at any moment",
            "  larakube rehearse --manifests others.yaml --explore"
        })
public final class Rehearse implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            defaultValue = "local",
            description = "Default: local.")
    private String environment = "local";

    @Option(names = "--update", description = "Begin with the same manifests running from an earlier image.")
    private boolean update;

    @Option(names = "--from-image", paramLabel = "REF", description = "The earlier image; says --update too.")
    private Optional<String> fromImage = Optional.empty();

    @Option(names = "--image", paramLabel = "REF", description = "The image that is started.")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--manifests",
            paramLabel = "FILE",
            description = "Rehearse these objects, sent as kubectl apply sends them, instead of an environment.")
    private Optional<Path> manifests = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes there are. Default: 1.")
    private int nodes = 1;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultOption.Reader.class,
            description = {
                "What goes wrong: process-dies, pod-deleted, node-lost (:WORKLOAD, =TIME), migration-fails,",
                "slow-migration=TIME, late-database=TIME, slow-pull=TIME."
            })
    private List<FaultOption> faults = new ArrayList<>();

    @Option(names = "--explore", description = "Search every order, instead of playing one.")
    private boolean explore;

    @Option(
            names = "--faults",
            paramLabel = "N",
            description = "With --explore: how many faults may strike. Default: 1.")
    private int mostFaults = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How many times faster than the clock; 0 for at once. Default: 4 on a terminal.")
    private Optional<Double> speed = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Vary all times, in the same way for the same number.")
    private long seed;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the rehearsed start as a page.")
    private Optional<Path> html = Optional.empty();

    @Mixin
    private final Talk talk = new Talk();

    private final Function<Options, Terminal> terminals;

    public Rehearse(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() {
        image.ifPresent(Images::require);
        fromImage.ifPresent(Images::require);
        Terminal terminal = terminals.apply(talk.options());
        Wish wish = new Wish(
                environment,
                update || fromImage.isPresent(),
                fromImage,
                image,
                manifests,
                nodes,
                faults,
                explore,
                mostFaults,
                speed,
                seed,
                html,
                talk.inJson());
        new Rehearsing(terminal, wish, Path.of("")).run();
        return 0;
    }

    /** What the command line asks for. */
    record Wish(
            String environment,
            boolean update,
            Optional<String> fromImage,
            Optional<String> image,
            Optional<Path> manifests,
            int nodes,
            List<FaultOption> faults,
            boolean explore,
            int mostFaults,
            Optional<Double> speed,
            long seed,
            Optional<Path> html,
            boolean inJson) {

        /** The first start of an environment, as {@code up --rehearse} asks for it. */
        static Wish firstStart(String environment, Optional<String> image, boolean inJson) {
            return new Wish(
                    environment,
                    false,
                    Optional.empty(),
                    image,
                    Optional.empty(),
                    1,
                    List.of(),
                    false,
                    0,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    inJson);
        }
    }
}
