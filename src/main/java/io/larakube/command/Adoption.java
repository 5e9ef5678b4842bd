package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.engine.Engine;
import io.larakube.engine.Engine.Role;
import io.larakube.failure.Failure;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Detection;
import io.larakube.workspace.LaravelApp;
import io.larakube.workspace.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        DecidedBlueprint decided = decide(folder, found);
        List<AdoptedEnvironment> environments = decided.blueprint().environments().values().stream()
                .map(each -> AdoptedEnvironment.of(folder, decided.blueprint(), each, new RandomCredentials()))
                .toList();
        Proposal proposal = Proposal.of(folder, decided, environments);
        proposal.settle(
                terminal, ProposalReport.of(proposal, found, dryRun), new Proposal.Mode(dryRun, inJson), "larakube up");
    }

    /** What the command line says wins over the blueprint that is there, and that over what was found. */
    private DecidedBlueprint decide(ProjectFolder folder, Detection found) {
        Optional<String> written = folder.textOf(ProjectFolder.BLUEPRINT);
        if (written.isEmpty()) {
            requireUsable(found);
            Blueprint fresh = chosen(FirstBlueprint.of(folder, found));
            return DecidedBlueprint.fresh(fresh);
        }
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, written.get())) {
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
            case Reading.Read read -> DecidedBlueprint.edited(written.get(), read, chosen(read.blueprint()));
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
                choices.engine(Role.STORAGE, before.objectStorage()),
                choices.features(before.features()),
                before.packageManager(),
                before.healthPath(),
                before.sharedPaths(),
                before.lockedFiles(),
                before.environments());
    }
}
