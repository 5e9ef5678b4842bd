package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.plan.Plan;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.rollout.Configuration;
import io.larakube.rollout.Kustomize;
import io.larakube.rollout.Released;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlText;
import io.larakube.workspace.Changes;
import io.larakube.workspace.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the generated files up to date with the blueprint, or shows what they come to. */
@Command(
        description = "Bring the generated files up to date with the blueprint, or show what they come to.",
        footer = {
            "",
            "Examples:",
            "  larakube render                        write what is out of date; files that you edited are kept",
            "  larakube render --dry-run              show the differences only",
            "  larakube render production --merged    the objects as up would apply them, your own patches included"
        })
public final class Render implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            defaultValue = "local",
            description = "With --merged: the environment to show; default: local. Without, the files of all"
                    + " environments are written.")
    private String environment = "local";

    @Option(
            names = "--merged",
            description = "Print the objects with release and image in their places; without the values of .env.")
    private boolean merged;

    @Option(names = "--image", paramLabel = "REF", description = "With --merged: the image to put in.")
    private Optional<String> image = Optional.empty();

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
        boolean writes = !merged && !dryRun;
        Project project = writes ? Project.openToWrite(Path.of(""), terminal) : Project.open(Path.of(""));
        Environment wanted = project.environment(environment);
        project.remarks().forEach(remark -> terminal.remark(remark.place() + ": " + remark.what()));
        if (merged) {
            show(terminal, project, wanted);
        } else {
            write(terminal, project);
        }
        return 0;
    }

    private void write(Terminal terminal, Project project) {
        Changes changes = ProjectFiles.changes(project);
        if (!dryRun) {
            new Transaction(project.folder()).apply(changes);
        }
        terminal.report(new ChangesReport(changes, dryRun));
    }

    private void show(Terminal terminal, Project project, Environment wanted) {
        image.ifPresent(Images::require);
        ProjectFiles.remarkOutOfDate(ProjectFiles.changes(project), terminal);
        Plan plan = project.plan(wanted);
        Map<String, String> configuration = project.readConfiguration(wanted)
                .map(file -> Configuration.of(file, plan).all())
                .orElse(Map.of());
        String reference = image.orElseGet(() -> new ImageStep(terminal, project, wanted)
                .build(Optional.empty())
                .image()
                .text());
        Kustomize kustomize = new Kustomize(new SystemRunner(Programs.ofThisProcess()));
        List<Tree> objects = Released.of(
                        kustomize.objects(project.overlay(wanted)), plan.image(), reference, configuration)
                .objects();
        if (talk.inJson()) {
            terminal.json(Tree.arr(objects));
        } else {
            terminal.result(YamlText.documents(objects));
        }
    }
}
