package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.engine.Engine;
import io.larakube.failure.Failure;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import io.larakube.workspace.Detection;
import io.larakube.workspace.ProjectFolder;
import java.util.Locale;

/** The blueprint of an application that has none yet: what was found, and the defaults for the rest. */
final class FirstBlueprint {

    private FirstBlueprint() {}

    static Blueprint of(ProjectFolder folder, Detection found) {
        Blueprint usual = withDefaults(name(folder));
        String php = found.php().orElse(Php.VERSIONS.getLast());
        return new Blueprint(
                usual.name(),
                new Php(php, Php.Server.FPM_NGINX, Php.Os.DEBIAN, found.extensions()),
                found.database().orElse(Engine.SQLITE),
                found.cache(),
                found.objectStorage(),
                found.features(),
                found.packageManager().orElse(PackageManager.NPM),
                found.healthPath(),
                usual.sharedPaths(),
                usual.lockedFiles(),
                usual.environments());
    }

    /** The folder's name as a DNS label. */
    private static String name(ProjectFolder folder) {
        String slug = String.valueOf(folder.root().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "app" : slug;
    }

    /** What the reader makes of a file that says nothing but the name. */
    private static Blueprint withDefaults(String name) {
        Tree.Obj smallest = Tree.obj()
                .with("name", name)
                .with("phpVersion", Php.VERSIONS.getLast())
                .with("database", Engine.SQLITE.word());
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, JsonText.line(smallest))) {
            case Reading.Read read -> read.blueprint();
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
        };
    }
}
