package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.image.DockerIgnore;
import io.larakube.image.Dockerfile;
import io.larakube.image.Recipe;
import io.larakube.manifest.ManifestTree;
import io.larakube.manifest.Manifests;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.workspace.Changes;
import io.larakube.workspace.FileChange;
import io.larakube.workspace.Ledger;
import io.larakube.workspace.Transaction;
import io.larakube.workspace.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files that LaraKube generates for a project, and how those on disk differ from them. */
final class ProjectFiles {

    private ProjectFiles() {}

    static Changes changes(Project project) {
        Set<String> keys = new TreeSet<>();
        List<Plan> environments = new ArrayList<>();
        for (Environment environment : project.blueprint().environments().values()) {
            Map<String, String> configuration = project.values(environment);
            keys.addAll(configuration.keySet());
            environments.add(Planner.plan(project.blueprint(), environment, configuration));
        }
        return Changes.of(
                project.folder(),
                wanted(project, environments, keys),
                project.blueprint().lockedFiles());
    }

    /** Writes what is out of date and says so; files that the user edited or locked are kept and named. */
    static void bringUpToDate(Project project, Changes changes, Terminal terminal) {
        new Transaction(project.folder()).apply(changes);
        outOfDate(changes).forEach(change -> terminal.remark(Text.dim(change.line())));
        remarkKept(changes, terminal);
    }

    /** Says that what is shown comes from files that are out of date, for commands that write none. */
    static void remarkOutOfDate(Changes changes, Terminal terminal) {
        List<FileChange> stale = outOfDate(changes);
        if (!stale.isEmpty()) {
            String files = stale.size() == 1 ? "1 generated file is" : stale.size() + " generated files are";
            terminal.remark(Text.warn(files + " out of date; what is shown comes from the files on disk, which larakube"
                    + " render brings up to date:"));
            stale.forEach(change -> terminal.remark(Text.dim("  " + change.line())));
        }
        remarkKept(changes, terminal);
    }

    private static List<FileChange> outOfDate(Changes changes) {
        return changes.writes().stream()
                .filter(change -> !change.path().equals(Ledger.PATH))
                .toList();
    }

    private static void remarkKept(Changes changes, Terminal terminal) {
        changes.kept().forEach(kept -> terminal.remark(Text.warn(kept.line())));
    }

    /**
     * All files that LaraKube generates.
     *
     * @param environments the plan of each
     * @param keys the keys of all environments: those that a front end reads are declared in the Dockerfile
     */
    static List<Wanted> wanted(Project project, List<Plan> environments, Set<String> keys) {
        Plan base = Planner.base(project.blueprint());
        ManifestTree manifests = Manifests.tree(base, environments);
        Recipe recipe = Recipe.of(project.folder().root(), project.blueprint(), keys);
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted.Generated(Dockerfile.NAME, Dockerfile.of(recipe).text()));
        wanted.add(new Wanted.Generated(DockerIgnore.NAME, DockerIgnore.of(recipe)));
        manifests.files().forEach((path, text) -> wanted.add(new Wanted.Generated(Project.MANIFESTS + path, text)));
        return wanted;
    }
}
