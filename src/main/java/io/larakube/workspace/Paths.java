package io.larakube.workspace;

import java.nio.file.Path;
import java.util.List;

/** Paths of files of the project: relative to its root, with {@code /}, never out of it. */
final class Paths {

    private Paths() {}

    static void check(String path) {
        if (!isInside(path)) {
            throw new IllegalArgumentException("no path inside of a project: " + path);
        }
    }

    static boolean isInside(String path) {
        return !path.isEmpty()
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(c -> c < 0x20)
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    }

    /** The folder that a file or folder is in; for {@code /} the empty path. */
    static Path folderOf(Path path) {
        return path.resolveSibling("");
    }

    /** Whether a list of files and of folders (with {@code /} at the end) names a path. */
    static boolean named(String path, List<String> files) {
        return files.stream()
                .map(file -> file.startsWith("./") ? file.substring(2) : file)
                .anyMatch(file -> file.equals(path) || (file.endsWith("/") && path.startsWith(file)));
    }
}
