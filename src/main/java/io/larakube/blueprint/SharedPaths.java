package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Value.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders that all pods share besides {@code storage}: which ones can be, without hiding what the image has there. */
final class SharedPaths {

    /** Folders of which all pods have the same files already. */
    private static final List<String> SHARED_ALREADY = List.of("storage", "bootstrap/cache", "public/storage");

    /** Folders that the image fills, and everything below them. */
    private static final List<String> OF_THE_IMAGE = List.of("vendor", "node_modules", "public/build", "bootstrap");

    /** Folders that the image fills; others may be made below them. */
    private static final List<String> PARENTS =
            List.of("public", "app", "config", "database", "routes", "resources", "lang", "tests");

    private SharedPaths() {}

    static List<String> read(Fields fields) {
        List<String> paths = fields.texts("sharedPaths", Format.FOLDER, SharedPaths::fault);
        Set<String> all = Set.copyOf(paths);
        for (String path : paths) {
            ProjectPath.parents(path).stream().filter(all::contains).findFirst().ifPresent(parent -> {
                String what = quoted(path) + " is inside " + quoted(parent);
                fields.notes().problem(fields.path("sharedPaths"), what, "remove " + quoted(path));
            });
        }
        return paths;
    }

    private static Optional<Fault> fault(String path) {
        if (SHARED_ALREADY.stream().anyMatch(parent -> ProjectPath.isAtOrBelow(path, parent))) {
            return Optional.of(new Fault(quoted(path) + " is shared by all pods already", "remove it"));
        }
        boolean hides = OF_THE_IMAGE.stream().anyMatch(parent -> ProjectPath.isAtOrBelow(path, parent));
        return hides || PARENTS.contains(path)
                ? Optional.of(new Fault(
                        "sharing " + quoted(path) + " would hide what the image has there",
                        "share a folder of its own, such as \"public/sitemaps\""))
                : Optional.empty();
    }
}
