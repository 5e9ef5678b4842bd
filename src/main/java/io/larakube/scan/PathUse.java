package io.larakube.scan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function does with a path that it is given.
 *
 * @param index of the argument, from 0
 */
record PathUse(int index, Access access) {

    enum Access {
        WRITES_FILE,
        WRITES_FOLDER,
        READS
    }

    /** PHP's own functions. */
    static final Map<String, List<PathUse>> FUNCTIONS = functions();

    /** The methods of Laravel's {@code File}. */
    static final Map<String, List<PathUse>> FILES = files();

    private static final List<PathUse> WRITES = List.of(new PathUse(0, Access.WRITES_FILE));
    private static final List<PathUse> READS = List.of(new PathUse(0, Access.READS));

    private static Map<String, List<PathUse>> functions() {
        Map<String, List<PathUse>> uses = new TreeMap<>();
        put(uses, Access.WRITES_FILE, 0, "file_put_contents", "touch");
        put(uses, Access.WRITES_FOLDER, 0, "mkdir");
        put(uses, Access.WRITES_FILE, 1, "move_uploaded_file", "symlink", "link", "imagepng", "imagejpeg", "imagegif");
        put(uses, Access.WRITES_FILE, 1, "imagewebp", "imageavif", "imagebmp", "imagewbmp", "imagexbm", "imagegd2");
        put(
                uses,
                Access.READS,
                0,
                "file_get_contents",
                "file",
                "readfile",
                "file_exists",
                "is_file",
                "glob",
                "scandir");
        put(
                uses,
                Access.READS,
                0,
                "parse_ini_file",
                "simplexml_load_file",
                "filesize",
                "filemtime",
                "opendir",
                "is_readable");
        put(uses, Access.READS, 0, "unlink", "rmdir", "md5_file", "sha1_file");
        put(uses, Access.READS, 1, "hash_file");
        uses.put("copy", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FILE)));
        uses.put("rename", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FILE)));
        return uses;
    }

    private static Map<String, List<PathUse>> files() {
        Map<String, List<PathUse>> uses = new TreeMap<>();
        put(uses, Access.WRITES_FILE, 0, "put", "append", "prepend", "replace", "replaceinfile", "chmod");
        put(uses, Access.WRITES_FOLDER, 0, "makedirectory", "ensuredirectoryexists", "cleandirectory");
        put(
                uses,
                Access.READS,
                0,
                "get",
                "sharedget",
                "lines",
                "exists",
                "missing",
                "hash",
                "json",
                "size",
                "lastmodified");
        put(
                uses,
                Access.READS,
                0,
                "files",
                "allfiles",
                "directories",
                "glob",
                "delete",
                "deletedirectory",
                "deletedirectories");
        uses.put("copy", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FILE)));
        uses.put("move", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FILE)));
        uses.put("link", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FILE)));
        uses.put("copydirectory", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FOLDER)));
        uses.put("movedirectory", List.of(new PathUse(0, Access.READS), new PathUse(1, Access.WRITES_FOLDER)));
        return uses;
    }

    private static void put(Map<String, List<PathUse>> uses, Access access, int index, String... names) {
        for (String name : names) {
            uses.put(name, List.of(new PathUse(index, access)));
        }
    }

    /** What opening a file in one of PHP's modes does with it. */
    static List<PathUse> opened(String mode) {
        return mode.startsWith("r") && !mode.contains("+") ? READS : WRITES;
    }
}
