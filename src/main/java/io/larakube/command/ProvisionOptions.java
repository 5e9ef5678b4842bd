package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.runbook.Execution;
import io.larakube.runbook.Journal;
import io.larakube.runbook.Pace;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What may be said to every {@code cloud:provision:…}. */
record ProvisionOptions(
        Value<String> environment,
        Flag remove,
        Value<String> purge,
        Flag force,
        Value<String> image,
        Value<Duration> timeout,
        Flag dryRun,
        ClusterOptions cluster,
        Talk talk) {

    static ProvisionOptions of(Usage usage) {
        return new ProvisionOptions(
                usage.word(
                        "ENVIRONMENT",
                        "The environment that is to share its files. Default: the only one that is not" + " local."),
                usage.flag("--remove", "Take it away again; refused while a claim uses it."),
                usage.option(
                        String.class,
                        OptionSpec.builder("--purge")
                                .arity("0..1")
                                .paramLabel("NAME")
                                .fallbackValue("")
                                .description(
                                        "With --remove: the volume with the files, too; asks for its name unless it"
                                                + " is given.")),
                usage.flag("--force", "Go on where it is known not to work; the proof decides."),
                usage.option(
                        String.class,
                        OptionSpec.builder("--image")
                                .paramLabel("REF")
                                .description("An image with PHP, for the proof. Default: the one that the blueprint's"
                                        + " Dockerfile is built on.")),
                usage.option(
                        Duration.class,
                        OptionSpec.builder("--timeout")
                                .paramLabel("TIME")
                                .converters(new Durations())
                                .description("How long one step may take. Default: 10m.")),
                usage.flag("--dry-run", "Show the runbook and every object; change nothing."),
                ClusterOptions.of(usage),
                Talk.of(usage));
    }

    Duration limit() {
        return timeout.given().orElse(Duration.ofMinutes(10));
    }

    /** The project of this folder, ready to be written unless nothing will be. */
    Project project(Path here, Terminal terminal) {
        return dryRun.isGiven() ? Project.open(here) : Project.openToWrite(here, terminal);
    }

    /** The environment that is meant. */
    Environment environmentOf(Project project) {
        List<String> others = project.blueprint().environments().keySet().stream()
                .filter(name -> !name.equals(Environment.LOCAL))
                .toList();
        String name = environment
                .given()
                .or(() -> only(others))
                .orElseThrow(() -> new Failure.WrongUsage(
                        "which environment?",
                        others.isEmpty()
                                ? "there is only local, which is one node: name another one in .larakube.json"
                                : "one of: " + String.join(", ", others)));
        if (name.equals(Environment.LOCAL)) {
            throw new Failure.WrongUsage(
                    "local is always one node, where all pods share one volume in any case",
                    "one of: " + String.join(", ", others));
        }
        return project.environment(name);
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** What runs a runbook as the command line asks for it. */
    Execution execution(Terminal terminal, Journal record) {
        Journal journal = talk.inJson() ? record.and(new StepEvents(terminal)) : record;
        return new Execution(terminal, journal, Pace.real(), limit());
    }

    /** The last words. */
    void end(Terminal terminal, String words, String next) {
        if (talk.inJson()) {
            terminal.event(Tree.obj().with("event", "end").with("words", words).with("next", next));
        } else {
            terminal.result(Text.ok("✔ ").plus(words));
            terminal.remark(Text.dim("next: " + next));
        }
    }
}
