package io.larakube.command;

import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Changes;
import io.larakube.workspace.Transaction;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the generated files up to date with the blueprint. */
@Command(description = "Bring the generated files up to date with the blueprint.")
public final class Render implements Callable<Integer> {

    @Option(names = "--dry-run", description = "Show what would change and change nothing.")
    private boolean dryRun;

    @Mixin
    private final Talk talk = new Talk();

    private final Function<Options, Terminal> terminals;

    public Render(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        Changes changes = ProjectFiles.changes(project);
        if (!dryRun) {
            new Transaction(project.folder()).apply(changes);
        }
        terminal.result(changes.summary());
        return 0;
    }
}
