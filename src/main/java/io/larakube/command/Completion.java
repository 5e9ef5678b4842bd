package io.larakube.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the script that completes larakube's commands and options in bash and zsh. */
@Command(
        description = "Print the completion script for bash and zsh.",
        footer = {"", "Put this line into ~/.bashrc or ~/.zshrc:", "  source <(larakube completion)"})
public final class Completion implements Callable<Integer> {

    private final Supplier<CommandLine> everyCommand;
    private final PrintStream out;

    public Completion(Supplier<CommandLine> everyCommand, PrintStream out) {
        this.everyCommand = everyCommand;
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(AutoComplete.bash("larakube", everyCommand.get()));
        return 0;
    }
}
