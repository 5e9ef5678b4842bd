package io.larakube.workspace;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Composer installs for production.
 *
 * @param wanted {@code composer.json}
 * @param locked the packages of {@code composer.lock}, without those for development; none when there is no lock file
 */
record Composer(Json wanted, List<Installed> locked) {

    static final String JSON = "composer.json";
    static final String LOCK = "composer.lock";

    private static final long LARGEST_LOCK = 64L << 20;

    /**
     * A package in its exact version.
     *
     * @param requires constraints by what they are on: {@code php}, {@code ext-gd}, other packages
     * @param provides extensions that it stands in for
     */
    record Installed(String name, String version, int line, Map<String, Tree> requires, Map<String, Tree> provides) {}

    /** What the files say; none without {@code composer.json}; a failure when one of them cannot be read. */
    static Optional<Composer> in(ProjectFolder folder) {
        return json(folder, JSON, ProjectFolder.SIZE_LIMIT)
                .map(wanted -> new Composer(
                        wanted,
                        json(folder, LOCK, LARGEST_LOCK).map(Composer::packages).orElse(List.of())));
    }

    private static Optional<Json> json(ProjectFolder folder, String path, long sizeLimit) {
        return switch (folder.read(path, sizeLimit)) {
            case FileText.Absent() -> Optional.empty();
            case FileText.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
            case FileText.Text(String text) ->
                switch (Json.read(path, text)) {
                    case Json.Reading.Read(Json json) -> Optional.of(json);
                    case Json.Reading.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
                };
        };
    }

    private static List<Installed> packages(Json lock) {
        List<Installed> packages = new ArrayList<>();
        for (Tree each : lock.tree().itemsAt("packages")) {
            packages.add(new Installed(
                    each.textAt("name").orElse(""),
                    each.textAt("version").orElse(""),
                    lock.position(Json.path("packages", packages.size()) + ".name")
                            .line(),
                    each.fieldsAt("require"),
                    each.fieldsAt("provide")));
        }
        return packages;
    }

    /** The constraint under which the application requires a package, an extension or {@code php}. */
    Optional<String> constraint(String name) {
        return wanted.tree().textAt("require", name);
    }

    Optional<Installed> lockedPackage(String name) {
        return locked.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Where a package is asked for: by the application itself, or else by one of its packages. */
    Optional<Source> source(String name) {
        Optional<Source> required = constraint(name).map(constraint -> required(name, constraint));
        return required.or(() ->
                lockedPackage(name).map(each -> Source.of(LOCK, each.line(), name + " " + each.version())));
    }

    private Source required(String name, String constraint) {
        int line = wanted.position(Json.path("require", name)).line();
        return Source.of(JSON, line, name + " " + constraint);
    }
}
