package io.larakube.command;

import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the script that completes larakube's commands and options in bash and zsh. */
public final class Completion implements Command {

    private final Usage usage = new Usage(
            "Print the completion script for bash and zsh.",
            "",
            "Put this line into ~/.bashrc or ~/.zshrc:",
            "  source <(larakube completion)");

    private final Supplier<CommandLine> everyCommand;
    private final PrintStream out;

    public Completion(Supplier<CommandLine> everyCommand, PrintStream out) {
        this.everyCommand = everyCommand;
        this.out = out;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        out.print(AutoComplete.bash("larakube", everyCommand.get()));
        return 0;
    }
}
