package io.larakube.blueprint;

import java.util.ArrayList;
import java.util.List;

/** ProjectPath of files below the project's root, with {@code /} between their parts. */
final class ProjectPath {

    private static final int LONGEST = 255;

    private ProjectPath() {}

    /** Names one file below the root: relative, no {@code .} or {@code ..} in it, no pattern. */
    static boolean isInside(String path) {
        return path.length() <= LONGEST
                && path.chars().noneMatch(c -> c < 0x20 || c == 0x7f || "\\*?".indexOf(c) >= 0)
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** As {@link #isInside}, of characters that neither a volume mount nor a shell takes for something else. */
    static boolean isPlainInside(String path) {
        return isInside(path) && path.matches("[A-Za-z0-9._/-]+");
    }

    /** The path with {@code /} for {@code \}, and without {@code ./} before and {@code /} behind it. */
    static String relative(String path) {
        return path.replace('\\', '/').replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
    }

    /** Whether a path is another one or below it. */
    static boolean isAtOrBelow(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }

    /** The folders that a path is in, the innermost first, without the root. */
    static List<String> parents(String path) {
        List<String> parents = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }
}
