package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.plan.Addition;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Adds an engine or a feature to a project that was adopted. */
public final class Add implements Command {

    private final Usage usage = new Usage(
            "Add an engine or a feature: blueprint, manifests, and the keys that .env files lack. What is set there"
                    + " stays.",
            "",
            "Examples:",
            "  larakube add redis                     in every environment",
            "  larakube add garage production         in one, the others do without it",
            "  larakube add horizon --dry-run         show the files and their differences only");

    private final Value<String> item =
            usage.word("NAME", "One of: " + String.join(", ", Addition.words()) + ".", Addition.words());
    private final Value<String> environment =
            usage.word("ENVIRONMENT", "The environment that wants it; default: all of them.");
    private final Flag dryRun = usage.flag("--dry-run", "Show what would be written and write nothing.");
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Add(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Addition wanted = item.given()
                .map(Add::named)
                .orElseThrow(() -> new Failure.WrongUsage("what is to be added?", "larakube add --help"));
        Path here = Path.of("");
        Project project = dryRun.isGiven() ? Project.open(here) : Project.openToWrite(here, terminal);
        environment.given().ifPresent(project::environment);
        new Adding(terminal, project, wanted)
                .run(environment.given(), new Proposal.Mode(dryRun.isGiven(), talk.inJson()));
        return 0;
    }

    private static Addition named(String word) {
        return Addition.named(word).orElseThrow(() -> {
            Optional<String> near = Nearest.to(word, Addition.words());
            return new Failure.WrongUsage(
                    "there is no engine or feature " + word,
                    near.map(name -> "did you mean " + name + "?")
                            .orElse("there is: " + String.join(", ", Addition.words())));
        });
    }
}
