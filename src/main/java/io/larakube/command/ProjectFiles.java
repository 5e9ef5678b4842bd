package io.larakube.command;

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
import io.larakube.workspace.Ledger;
import io.larakube.workspace.Transaction;
import io.larakube.workspace.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that LaraKube generates for a project, and how those on disk differ from them. */
final class ProjectFiles {

    private ProjectFiles() {}

    static Changes changes(Project project) {
        return Changes.of(
                project.folder(),
                wanted(project, keys(project)),
                project.blueprint().lockedFiles());
    }

    /** Writes what is out of date and says so; files that the user edited or locked are kept and named. */
    static void bringUpToDate(Project project, boolean write, Terminal terminal) {
        Changes changes = changes(project);
        changes.list().stream()
                .filter(change -> change.writes() && !change.path().equals(Ledger.PATH))
                .forEach(change -> terminal.remark(Text.dim(change.line())));
        changes.kept().forEach(kept -> terminal.remark(Text.warn(kept.line())));
        if (write) {
            new Transaction(project.folder()).apply(changes);
        }
    }

    /**
     * All files that LaraKube generates.
     *
     * @param keys the keys of all environments: those that a front end reads are declared in the Dockerfile
     */
    static List<Wanted> wanted(Project project, Set<String> keys) {
        Plan base = Planner.base(project.blueprint());
        List<Plan> environments = project.blueprint().environments().values().stream()
                .map(project::plan)
                .toList();
        ManifestTree manifests = Manifests.tree(base, environments);
        Recipe recipe = Recipe.of(project.folder().root(), project.blueprint(), keys);
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted.Generated(Dockerfile.NAME, Dockerfile.of(recipe).text()));
        wanted.add(new Wanted.Generated(DockerIgnore.NAME, DockerIgnore.of(recipe)));
        manifests.files().forEach((path, text) -> wanted.add(new Wanted.Generated(Project.MANIFESTS + path, text)));
        return wanted;
    }

    private static Set<String> keys(Project project) {
        Set<String> keys = new TreeSet<>();
        project.blueprint()
                .environments()
                .values()
                .forEach(environment -> project.readConfiguration(environment)
                        .ifPresent(file -> keys.addAll(file.values().keySet())));
        return keys;
    }
}
