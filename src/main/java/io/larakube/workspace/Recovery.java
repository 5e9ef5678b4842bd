package io.larakube.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes back what a transaction did that came to no end. It may itself be interrupted and begun again. A file that somebody
 * changed in the meantime stays as it is.
 */
record Recovery(Scratch scratch, Disk disk) {

    /** The paths of the files that are as before again. */
    List<String> takeBack(Journal journal) throws IOException {
        List<String> restored = new ArrayList<>();
        for (int i = journal.entries().size() - 1; i >= 0; i--) {
            Journal.Entry entry = journal.entries().get(i);
            removeIfThere(Journal.beside(file(entry.path())));
            if (restore(entry, scratch.old(i))) {
                restored.addFirst(entry.path());
            }
        }
        for (String folder : journal.folders().reversed()) {
            removeIfEmpty(scratch.root().resolve(folder));
        }
        scratch.clear();
        return restored;
    }

    private boolean restore(Journal.Entry entry, Path old) throws IOException {
        Path file = file(entry.path());
        Optional<String> now = sum(file);
        if (now.equals(entry.before()) || !now.equals(entry.after())) {
            return false;
        }
        if (entry.before().isPresent()) {
            makeFolders(Paths.folderOf(file));
            disk.move(old, file);
        } else {
            disk.remove(file);
        }
        disk.settle(Paths.folderOf(file));
        return true;
    }

    private Path file(String path) {
        return scratch.root().resolve(path);
    }

    private static Optional<String> sum(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(Files.isRegularFile(file) ? Sha256.of(Files.readAllBytes(file)) : "no file")
                : Optional.empty();
    }

    private void makeFolders(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            makeFolders(Paths.folderOf(folder));
            disk.makeFolder(folder, new Disk.Mode.Usual());
        }
    }

    private void removeIfThere(Path file) throws IOException {
        if (Files.exists(file)) {
            disk.remove(file);
        }
    }

    private void removeIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = files.findAny().isEmpty();
        }
        if (empty) {
            disk.remove(folder);
        }
    }
}
