package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Word;
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
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Brings the generated files up to date with the blueprint, or shows what they come to. */
public final class Render implements Command {

    private final Usage usage = new Usage(
            "Bring the generated files up to date with the blueprint, or show what they come to.",
            "",
            "Examples:",
            "  larakube render                        write what is out of date; files that you edited are kept",
            "  larakube render --dry-run              show the differences only",
            "  larakube render production --merged    the objects as up would apply them, your own patches included");

    private final Word environment = usage.environment("With --merged: the environment to show; default: local."
            + " Without, the files of all environments are written.");
    private final Flag merged = usage.flag(
            "--merged", "Print the objects with release and image in their places; without the values of .env.");
    private final Value<String> image = usage.option(
            String.class,
            OptionSpec.builder("--image").paramLabel("REF").description("With --merged: the image to put in."));
    private final Flag dryRun = usage.flag("--dry-run", "Show what would change and change nothing.");
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Render(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        boolean writes = !merged.isGiven() && !dryRun.isGiven();
        Project project = writes ? Project.openToWrite(Path.of(""), terminal) : Project.open(Path.of(""));
        Environment wanted = project.environment(environment.said());
        project.remarks().forEach(remark -> terminal.remark(remark.place() + ": " + remark.what()));
        if (merged.isGiven()) {
            show(terminal, project, wanted);
        } else {
            write(terminal, project);
        }
        return 0;
    }

    private void write(Terminal terminal, Project project) {
        Changes changes = ProjectFiles.changes(project);
        if (!dryRun.isGiven()) {
            new Transaction(project.folder()).apply(changes);
        }
        terminal.report(new ChangesReport(changes, dryRun.isGiven()));
    }

    private void show(Terminal terminal, Project project, Environment wanted) {
        image.given().ifPresent(Images::require);
        ProjectFiles.remarkOutOfDate(ProjectFiles.changes(project), terminal);
        Plan plan = project.plan(wanted);
        Map<String, String> configuration = project.readConfiguration(wanted)
                .map(file -> Configuration.of(file, plan).all())
                .orElse(Map.of());
        String reference = image.given().orElseGet(() -> new ImageStep(terminal, project, wanted).name());
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
