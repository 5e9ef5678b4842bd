package io.larakube.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project's folder in a test: made, and compared as a whole. */
record Folder(Path root) {

    Folder with(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ProjectFolder project() {
        return new ProjectFolder(root);
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    String mode(String path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything below it but LaraKube's own scratch folder: kind, mode, time and content of each file. */
    SortedMap<String, String> everything() {
        try (Stream<Path> paths = Files.walk(root)) {
            SortedMap<String, String> everything = new TreeMap<>();
            paths.filter(path -> !path.equals(root))
                    .filter(path -> !root.relativize(path).startsWith(".larakube"))
                    .forEach(path -> everything.put(root.relativize(path).toString(), described(path)));
            return everything;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String described(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            return Files.isDirectory(path)
                    ? "folder " + mode
                    : mode + " " + Files.getLastModifiedTime(path) + " " + Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
