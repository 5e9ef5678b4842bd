package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Word;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.plan.Relocation;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Carries the files of an environment to a claim of another class, size or mode, and makes room where they are. */
public final class StorageMove implements Command {

    private static final Duration FOLLOWED = Duration.ofMinutes(30);

    private static final Relocation.Wish NOTHING =
            new Relocation.Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Usage usage = new Usage(
            "Carry the files of an environment to a volume of another class, size or storage mode. They are copied"
                + " while the application runs; then it stops, what changed meanwhile is copied, every file is"
                + " compared by its checksum, and it starts on the new claim. The old claim stays as it is. A volume"
                + " whose class lets it grow grows in place.",
            "",
            "Examples:",
            "  larakube storage:move production --size 20Gi           more room",
            "  larakube storage:move production --class fast-ssd      another storage class",
            "  larakube storage:move production --mode shared --class larakube-nfs   from one node to many",
            "  larakube storage:move production                       to where the blueprint has them by now",
            "  larakube storage:move production --dry-run --size 1Gi  what would be done",
            "  larakube storage:move production --undo                back, with what was written since");

    private final Word environment = usage.environment("Default: local.");
    private final Value<String> storageClass = usage.option(
            String.class,
            OptionSpec.builder("--class").paramLabel("CLASS").description("The storage class of the new volume."));
    private final Value<String> size = usage.option(
            String.class, OptionSpec.builder("--size").paramLabel("SIZE").description("Of the volume, such as 20Gi."));
    private final Value<String> mode = usage.option(
            String.class,
            OptionSpec.builder("--mode")
                    .paramLabel("MODE")
                    .completionCandidates(Relocation.Wish.MODES)
                    .description("The storage mode: " + String.join(" or ", Relocation.Wish.MODES) + "."));
    private final Value<String> claim = usage.option(
            String.class,
            OptionSpec.builder("--claim")
                    .paramLabel("NAME")
                    .description("What the new claim is called. Default: the usual name, with a number."));
    private final Value<Duration> timeout = usage.option(
            Duration.class,
            OptionSpec.builder("--timeout")
                    .paramLabel("TIME")
                    .converters(new Durations())
                    .description("How long each step may take. Default: " + FOLLOWED.toMinutes() + "m."));
    private final Flag undo = usage.flag("--undo", "Carry the files back to where they were before.");
    private final Flag dryRun = usage.flag("--dry-run", "Show what would be done, and change nothing.");
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public StorageMove(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Order order = order();
        Terminal terminal = terminals.apply(talk.options());
        Path here = Path.of("");
        Project project = dryRun.isGiven() ? Project.open(here) : Project.openToWrite(here, terminal);
        new Moving(terminal, project, order).on(cluster.choice());
        return 0;
    }

    private Order order() {
        Relocation.Wish wish = new Relocation.Wish(mode.given(), storageClass.given(), size.given(), claim.given());
        mode.given().filter(word -> !Relocation.Wish.MODES.contains(word)).ifPresent(StorageMove::unknown);
        if (undo.isGiven() && !wish.equals(NOTHING)) {
            throw new Failure.WrongUsage(
                    "--undo knows where the files were", "larakube storage:move " + environment.said() + " --undo");
        }
        return new Order(
                environment.said(),
                undo.isGiven() ? Optional.empty() : Optional.of(wish),
                timeout.given().orElse(FOLLOWED),
                dryRun.isGiven(),
                talk.inJson());
    }

    private static void unknown(String word) {
        throw new Failure.WrongUsage(
                "--mode: " + word + " is none of " + String.join(", ", Relocation.Wish.MODES),
                word.equals("stateless")
                        ? "larakube cloud:externalize moves files out of the pods"
                        : Nearest.to(word, Relocation.Wish.MODES)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("larakube storage:move --help"));
    }

    /**
     * What the command line asks for.
     *
     * @param wish none for what was before
     */
    record Order(
            String environment, Optional<Relocation.Wish> wish, Duration timeout, boolean dryRun, boolean inJson) {}
}
