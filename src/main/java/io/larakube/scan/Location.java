package io.larakube.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * A path in the file system of a pod, as far as it is known.
 *
 * @param path from the root on; may end in the middle of a name when it is not whole
 * @param whole false when only its beginning is known
 */
record Location(Root root, String path, boolean whole) {

    /** Where the images have the application. */
    private static final String HOME = "/var/www/html";

    /** What a path starts from. */
    enum Root {
        APPLICATION,
        TEMPORARY,
        /** A folder of the image, or one that is mounted, outside of the application. */
        ELSEWHERE,
        /** {@code public/} in a request, the application in a command. */
        WORKING_FOLDER
    }

    static Location application(String path) {
        return new Location(Root.APPLICATION, path, true);
    }

    static Location temporary() {
        return new Location(Root.TEMPORARY, "", true);
    }

    /** Where a path that starts with this text leads; a text of which nothing is known leads nowhere. */
    static Location of(String text, boolean whole) {
        if (text.startsWith(HOME + "/") || text.equals(HOME)) {
            return new Location(Root.APPLICATION, text.substring(HOME.length()), whole);
        }
        if (text.equals("/tmp")
                || text.startsWith("/tmp/")
                || text.startsWith("/var/tmp/")
                || text.startsWith("/dev/shm/")) {
            return new Location(Root.TEMPORARY, text.substring(text.indexOf('/', 1) + 1), whole);
        }
        return text.startsWith("/")
                ? new Location(Root.ELSEWHERE, text, whole)
                : new Location(Root.WORKING_FOLDER, text, whole);
    }

    /** What follows directly. */
    Location plus(String text, boolean isWhole) {
        return whole ? new Location(root, path + text, isWhole) : this;
    }

    /** A path below. */
    Location below(String text, boolean isWhole) {
        return text.isEmpty() ? plus("", isWhole) : plus(path.isEmpty() ? text : "/" + text, isWhole);
    }

    Location cutOff() {
        return new Location(root, path, false);
    }

    /** The names on the way, without {@code .} and {@code ..}; the last may be the beginning of a name only. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/+", -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return names;
    }

    /** The folders that are known for sure: without the last name, unless the path ends behind it. */
    List<String> folders() {
        List<String> names = names();
        return names.isEmpty() || path.endsWith("/") ? names : names.subList(0, names.size() - 1);
    }

    boolean isBelow(String... parents) {
        List<String> names = names();
        return names.size() >= parents.length
                && names.subList(0, parents.length).equals(List.of(parents));
    }
}
