package io.larakube.command;

import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adopts a Laravel application: finds out what it needs, and writes everything that runs it. */
@Command(
        description = "Adopt the Laravel application in this folder. What is found can be overruled by flags.",
        footer = {
            "",
            "Examples:",
            "  larakube init                          find out, show, ask, write",
            "  larakube init --postgres --redis --horizon --yes",
            "  larakube init --no-reverb --dry-run    show the files and their differences only"
        })
public final class Init implements Callable<Integer> {

    private final Choices choices = new Choices();

    @Option(names = "--dry-run", description = "Show what would be written and write nothing.")
    private boolean dryRun;

    @Mixin
    private final Talk talk = new Talk();

    private final Function<Options, Terminal> terminals;

    public Init(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Spec
    void spec(CommandSpec spec) {
        choices.addTo(spec);
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        new Adoption(terminal, choices, talk.inJson()).run(Path.of("").toAbsolutePath(), dryRun);
        return 0;
    }
}
