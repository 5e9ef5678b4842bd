package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.BlueprintText;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import io.larakube.engine.Engine.Role;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Report;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Changes;
import io.larakube.workspace.Detection;
import io.larakube.workspace.GitIgnore;
import io.larakube.workspace.LaravelApp;
import io.larakube.workspace.ProjectFolder;
import io.larakube.workspace.Transaction;
import io.larakube.workspace.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The steps of {@code init}: find out, decide, show, ask, write all or nothing. */
final class Adoption {

    private final Terminal terminal;
    private final Choices choices;
    private final boolean inJson;

    Adoption(Terminal terminal, Choices choices, boolean inJson) {
        this.terminal = terminal;
        this.choices = choices;
        this.inJson = inJson;
    }

    void run(Path start, boolean dryRun) {
        ProjectFolder folder = ProjectFolder.above(start).orElseGet(() -> new ProjectFolder(start));
        Project.recover(folder, terminal);
        Detection found = LaravelApp.detect(folder);
        Decided decided = decide(folder, found);
        List<AdoptedEnvironment> environments = decided.blueprint().environments().values().stream()
                .map(each -> AdoptedEnvironment.of(folder, decided.blueprint(), each, new RandomCredentials()))
                .toList();
        Changes changes = Changes.of(
                folder,
                wanted(folder, decided, environments),
                decided.blueprint().lockedFiles());
        Report report = new AdoptionReport(found, decided.blueprint(), environments, changes, dryRun);
        if (dryRun || changes.isEmpty()) {
            terminal.report(report);
            return;
        }
        write(folder, changes, report);
    }

    /** In JSON the report comes last: standard output then holds it or a failure, and never both. */
    private void write(ProjectFolder folder, Changes changes, Report report) {
        if (!inJson) {
            terminal.report(report);
        }
        terminal.require(new Confirm("Write these files?", true, "--yes"));
        new Transaction(folder).apply(changes);
        if (inJson) {
            terminal.report(report);
        }
        terminal.remark(changes.summary().replace(" to create", " created").replace(" to replace", " replaced")
                + "; next: larakube up");
    }

    /** What the blueprint is to be, and its text. */
    private record Decided(Blueprint blueprint, String text) {}

    /** What the command line says wins over the blueprint that is there, and that over what was found. */
    private Decided decide(ProjectFolder folder, Detection found) {
        Optional<String> written = folder.textOf(ProjectFolder.BLUEPRINT);
        if (written.isEmpty()) {
            requireUsable(found);
            Blueprint fresh = chosen(FirstBlueprint.of(folder, found));
            return checked(new Decided(fresh, BlueprintText.of(fresh)));
        }
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, written.get())) {
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
            case Reading.Read read -> {
                Blueprint wanted = chosen(read.blueprint());
                yield checked(new Decided(wanted, BlueprintText.edited(written.get(), read, wanted)));
            }
        };
    }

    /** What was found and cannot be used ends the adoption, unless a flag answers in its place. */
    private void requireUsable(Detection found) {
        boolean answered = found.php().isPresent() && choices.nameAnEngine();
        if (!found.problems().isEmpty() && !answered) {
            throw new Failure.BadInput(found.problems());
        }
    }

    private Blueprint chosen(Blueprint before) {
        return new Blueprint(
                before.name(),
                before.php(),
                choices.engine(Role.DATABASE, Optional.of(before.database())).orElse(Engine.SQLITE),
                choices.engine(Role.CACHE, before.cache()),
                choices.features(before.features()),
                before.packageManager(),
                before.healthPath(),
                before.sharedPaths(),
                before.lockedFiles(),
                before.environments());
    }

    /** The rules of the blueprint hold for what flags made of it, too. */
    private static Decided checked(Decided decided) {
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, decided.text())) {
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
            case Reading.Read read -> new Decided(read.blueprint(), decided.text());
        };
    }

    private static List<Wanted> wanted(ProjectFolder folder, Decided decided, List<AdoptedEnvironment> environments) {
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted.Edited(ProjectFolder.BLUEPRINT, decided.text()));
        Set<String> keys = new TreeSet<>();
        List<Plan> plans = new ArrayList<>();
        for (AdoptedEnvironment environment : environments) {
            EnvFile after = environment.after();
            keys.addAll(after.values().keySet());
            plans.add(Planner.plan(decided.blueprint(), environment.environment(), after.values()));
            wanted.add(new Wanted.Edited(after.name(), after.text()));
        }
        wanted.add(new Wanted.Edited(
                GitIgnore.PATH, GitIgnore.with(folder.textOf(GitIgnore.PATH).orElse(""))));
        wanted.addAll(ProjectFiles.wanted(new Project(folder, decided.blueprint(), List.of()), plans, keys));
        return wanted;
    }
}
