package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.ClusterFacts;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Word;
import io.larakube.foresight.Foresight;
import io.larakube.rollout.LastStart;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code larakube plan}: says what an {@code up} would come to, and changes nothing. */
public final class Foresee implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Usage usage = new Usage(
            "Show what an up would come to: what restarts and why, the downtime, migrations and their locks, room.",
            "",
            "Exit code 0: all of it would start. 1: something would be refused, stay Pending, or break what serves"
                    + " meanwhile.",
            "",
            "Examples:",
            "  larakube plan                       the local environment",
            "  larakube plan production --image registry.example.com/shop:1.4",
            "  larakube plan production -o json",
            "  larakube up production --plan 7f3a9c2e10-…   only if nothing has changed since");

    private final Word environment = usage.environment("Default: local.");
    private final Value<String> image = usage.option(
            String.class,
            OptionSpec.builder("--image")
                    .paramLabel("REF")
                    .description("Plan with this image instead of the folder's."));
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Foresee(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        image.given().ifPresent(Images::require);
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        Startable wanted = Startable.of(project, environment.said());
        ProjectFiles.remarkOutOfDate(ProjectFiles.changes(project), terminal);
        try (Cluster reached = cluster.choice().look(project, wanted.environment())) {
            Foreseeing foreseeing = new Foreseeing(wanted, reached);
            Foresight foresight = foreseeing.of(wanted.order(wanted.merged(), image(terminal, wanted, reached), false));
            if (image.given().isPresent()) {
                terminal.remark(Text.dim(
                        "migrations are read from this folder; " + image.given().get() + " may hold others"));
            }
            terminal.report(
                    new ForesightReport(wanted.plan(), reached.context().name(), foresight, foreseeing.timingsFrom()));
            return foresight.capacity().shortages().isEmpty()
                            && foresight.refusals().isEmpty()
                            && foresight.formerCode().stream()
                                    .allMatch(former -> former.breaking().isEmpty())
                    ? 0
                    : 1;
        }
    }

    /** As {@code up} would name it: the one that runs, when it was built from what the folder holds now. */
    private String image(Terminal terminal, Startable wanted, Cluster reached) {
        if (image.given().isPresent()) {
            return image.given().get();
        }
        Api api = reached.api(PATIENCE);
        ImageStep step = new ImageStep(terminal, wanted.project(), wanted.environment());
        String name = step.name(ClusterFacts.ask(reached.context().server(), api));
        Optional<String> running = LastStart.read(api, wanted.plan().namespace())
                .filter(LastStart::wasReady)
                .map(LastStart::image)
                .filter(runs -> runs.startsWith(name));
        return running.orElse(name);
    }
}
