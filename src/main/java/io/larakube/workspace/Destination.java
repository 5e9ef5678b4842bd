package io.larakube.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where a change is carried out.
 *
 * @param file what is written: the path itself, or what it leads to by symbolic links inside of the project
 */
record Destination(FileChange change, Path file) {

    /** What looking for the place of a path gives. */
    sealed interface Outcome {
        record Found(Destination destination) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** Finds the place of a change. Nothing that leads out of the project is one. */
    static Outcome of(Path root, FileChange change) throws IOException {
        Path file = root.resolve(change.path());
        Path existing = Paths.folderOf(file);
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = Paths.folderOf(existing);
        }
        if (!Files.exists(existing)) {
            return leadsNowhere(root, change, existing);
        }
        Path folder = existing.toRealPath();
        if (!folder.startsWith(root)) {
            return leadsOut(root, change, existing, folder);
        }
        if (!Files.isDirectory(folder)) {
            return refused(
                    change, shown(root, existing) + " is a file", "a folder is needed there: move the file away");
        }
        return followed(root, change, folder.resolve(existing.relativize(file)));
    }

    private static Outcome followed(Path root, FileChange change, Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return checked(root, new Destination(change, file));
        }
        if (!Files.exists(file)) {
            return leadsNowhere(root, change, file);
        }
        Path real = file.toRealPath();
        return real.startsWith(root)
                ? checked(root, new Destination(change, real))
                : leadsOut(root, change, file, real);
    }

    /** Whether what is there is what the change was decided on. */
    private static Outcome checked(Path root, Destination destination) throws IOException {
        FileChange change = destination.change;
        Path file = destination.file;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "it is a folder" : "it is no regular file";
            return refused(change, what, "a file is needed there: move it away");
        }
        boolean asExpected = switch (change) {
            case FileChange.Create _ -> !Files.exists(file);
            case FileChange.Replace replace -> holds(file, replace.before());
            case FileChange.Delete delete -> holds(file, delete.before());
            case FileChange.Keep _ -> true;
        };
        if (!asExpected) {
            return refused(change, "it was changed in the meantime", "run the command again");
        }
        return writable(root, destination);
    }

    private static boolean holds(Path file, String text) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome writable(Path root, Destination destination) throws IOException {
        Path existing = destination.file;
        while (!Files.exists(existing)) {
            existing = Paths.folderOf(existing);
        }
        Path folder = Files.isDirectory(existing) ? existing : Paths.folderOf(existing);
        if (Files.getFileStore(folder).isReadOnly()) {
            return refused(
                    destination.change,
                    "the file system is mounted read-only",
                    "work on a copy, or mount it writable: mount -o remount,rw");
        }
        if (!Files.isWritable(folder)) {
            String name = folder.equals(root) ? "the project's folder" : "the folder " + shown(root, folder);
            String why = name + " is read-only for this user";
            return refused(
                    destination.change,
                    why,
                    "make it writable (ls -ld shows who may write), then run the command again");
        }
        return Files.isWritable(existing)
                ? new Outcome.Found(destination)
                : refused(
                        destination.change,
                        "it is read-only for this user",
                        "make it writable, then run the command again");
    }

    private static Outcome leadsOut(Path root, FileChange change, Path link, Path real) {
        String why = shown(root, link) + " leads out of the project, to " + real;
        return refused(
                change, why, "LaraKube writes only inside of the project: put a file or folder of its own there");
    }

    private static Outcome leadsNowhere(Path root, FileChange change, Path link) {
        return refused(change, shown(root, link) + " is a symbolic link that leads nowhere", "remove the link");
    }

    private static Outcome refused(FileChange change, String why, String remedy) {
        return new Outcome.Refused(new Refusal(change.path(), why, remedy));
    }

    private static String shown(Path root, Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
