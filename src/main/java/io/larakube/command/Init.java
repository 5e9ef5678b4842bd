package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Adopts a Laravel application: finds out what it needs, and writes everything that runs it. */
public final class Init implements Command {

    private final Usage usage = new Usage(
            "Adopt the Laravel application in this folder. What is found can be overruled by flags.",
            "",
            "Examples:",
            "  larakube init                          find out, show, ask, write",
            "  larakube init --postgres --redis --horizon --yes",
            "  larakube init --no-reverb --dry-run    show the files and their differences only");

    private final Flag dryRun = usage.flag("--dry-run", "Show what would be written and write nothing.");
    private final Talk talk = Talk.of(usage);
    private final Choices choices = new Choices(usage);

    private final Function<Options, Terminal> terminals;

    public Init(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        new Adoption(terminal, choices, talk.inJson()).run(Path.of("").toAbsolutePath(), dryRun.isGiven());
        return 0;
    }
}
