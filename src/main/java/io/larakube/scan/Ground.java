package io.larakube.scan;

import java.util.List;
import java.util.Set;

/**
 * What becomes of what is written to a folder of a pod.
 *
 * @param filled the folders in which the application has files of its own, which are in the image
 */
record Ground(Set<String> filled) {

    private static final String OTHER_DISK = "Storage::disk('s3')";

    /** Sharing one of these would hide what the image has there. */
    private static final Set<String> PARENTS =
            Set.of("", "public", "app", "config", "database", "routes", "resources", "lang", "tests", "bootstrap");

    Judgement of(Location location, boolean isFolder) {
        return switch (location.root()) {
            case TEMPORARY -> Judgement.FINE;
            case ELSEWHERE -> both(Verdict.LOST, "a path in storage_path(), or " + OTHER_DISK);
            case WORKING_FOLDER ->
                shareable(Location.application("public/").plus(location.path(), location.whole()), isFolder);
            case APPLICATION -> inApplication(location, isFolder);
        };
    }

    private Judgement inApplication(Location location, boolean isFolder) {
        if (location.isBelow("storage", "logs")) {
            return new Judgement(Verdict.FINE, Verdict.LOST, "a log channel that writes to stderr");
        }
        if (location.isBelow("bootstrap", "cache") || location.isBelow("storage", "framework", "views")) {
            return Judgement.FINE; // of one release
        }
        if (location.isBelow("storage") || location.isBelow("public", "storage")) {
            return new Judgement(Verdict.FINE, Verdict.SHARED, OTHER_DISK);
        }
        return shareable(location, isFolder);
    }

    private Judgement shareable(Location location, boolean isFolder) {
        List<String> folders = isFolder && location.whole() ? location.names() : location.folders();
        String folder = String.join("/", folders);
        boolean ofTheBuild = location.isBelow("vendor") || location.isBelow("public", "build");
        if (PARENTS.contains(folder) || filled.contains(folder) || ofTheBuild) {
            return both(Verdict.LOST, elsewhere(location, folder));
        }
        return both(Verdict.SHARED, sharedPaths(folder) + ", or " + OTHER_DISK);
    }

    private static String elsewhere(Location location, String folder) {
        if (!folder.equals("public") || !location.whole()) {
            return OTHER_DISK;
        }
        String name = location.names().getLast();
        String own = "public/" + (name.contains(".") ? name.substring(0, name.indexOf('.')) : name) + "s";
        return "a folder of its own with " + sharedPaths(own) + ", or " + OTHER_DISK;
    }

    private static String sharedPaths(String folder) {
        return "\"sharedPaths\": [\"" + folder + "\"]";
    }

    private static Judgement both(Verdict verdict, String change) {
        return new Judgement(verdict, verdict, change);
    }

    static State state(Location location) {
        return location.isBelow("storage", "logs") ? State.LOG : State.FILE;
    }
}
