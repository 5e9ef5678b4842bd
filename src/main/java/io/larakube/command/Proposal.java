package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Report;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Changes;
import io.larakube.workspace.GitIgnore;
import io.larakube.workspace.ProjectFolder;
import io.larakube.workspace.Transaction;
import io.larakube.workspace.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A blueprint as it is to be and all files that follow from it, as changes: shown, agreed to, and written all or nothing.
 *
 * @param environments the configuration of each environment, whether it changes or not
 */
record Proposal(ProjectFolder folder, Blueprint blueprint, List<AdoptedEnvironment> environments, Changes changes) {

    static Proposal of(ProjectFolder folder, DecidedBlueprint decided, List<AdoptedEnvironment> environments) {
        Changes changes = Changes.of(
                folder,
                wanted(folder, decided, environments),
                decided.blueprint().lockedFiles());
        return new Proposal(folder, decided.blueprint(), environments, changes);
    }

    /**
     * Of a folder that was adopted, with another blueprint.
     *
     * @param changes edits in the configuration of this environment; that of the others stays
     */
    static Proposal changed(ProjectFolder folder, Blueprint blueprint, String environment, List<EnvChange> changes) {
        DecidedBlueprint decided = DecidedBlueprint.changed(folder, blueprint);
        List<AdoptedEnvironment> files = decided.blueprint().environments().values().stream()
                .map(each -> AdoptedEnvironment.asItIs(folder, each))
                .map(each -> each.environment().name().equals(environment) ? each.with(changes) : each)
                .toList();
        return of(folder, decided, files);
    }

    private static List<Wanted> wanted(
            ProjectFolder folder, DecidedBlueprint decided, List<AdoptedEnvironment> environments) {
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted.Edited(ProjectFolder.BLUEPRINT, decided.text()));
        Set<String> keys = new TreeSet<>();
        List<Plan> plans = new ArrayList<>();
        for (AdoptedEnvironment environment : environments) {
            EnvFile after = environment.after();
            keys.addAll(after.values().keySet());
            plans.add(Planner.plan(decided.blueprint(), environment.environment(), after.values()));
            if (environment.isThere()) {
                wanted.add(new Wanted.Edited(after.name(), after.text()));
            }
        }
        wanted.add(new Wanted.Edited(
                GitIgnore.PATH, GitIgnore.with(folder.textOf(GitIgnore.PATH).orElse(""))));
        wanted.addAll(ProjectFiles.wanted(new Project(folder, decided.blueprint(), List.of()), plans, keys));
        return wanted;
    }

    /**
     * Shows, asks and writes. In JSON the report comes last: standard output then holds it or a failure, and never both.
     *
     * @param next what to do after that
     */
    void settle(Terminal terminal, Report report, Mode mode, String next) {
        if (mode.dryRun() || changes.isEmpty()) {
            terminal.report(report);
            return;
        }
        if (!mode.inJson()) {
            terminal.report(report);
        }
        terminal.require(new Confirm("Write these files?", true, "--yes"));
        new Transaction(folder).apply(changes);
        if (mode.inJson()) {
            terminal.report(report);
        }
        terminal.remark(changes.summary().replace(" to create", " created").replace(" to replace", " replaced")
                + "; next: " + next);
    }

    /**
     * How a command talks.
     *
     * @param dryRun whether it only shows
     */
    record Mode(boolean dryRun, boolean inJson) {}
}
