package io.larakube.workspace;

import io.larakube.workspace.Disk.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of one transaction, in order; after a failure it knows at which file. */
final class Writing {

    private final Scratch scratch;
    private final Disk disk;
    private final List<Destination> destinations;
    private String at = Scratch.NAME;
    private boolean done;

    Writing(Scratch scratch, Disk disk, List<Destination> destinations) {
        this.scratch = scratch;
        this.disk = disk;
        this.destinations = destinations;
    }

    /** The file that was being written, relative to the root. */
    String at() {
        return at;
    }

    /** Whether all files have taken their places. */
    boolean isDone() {
        return done;
    }

    void run() throws IOException {
        Journal journal = Journal.of(scratch.root(), destinations);
        disk.makeFolder(scratch.work(), new Mode.Private());
        keepOldFiles();
        begin(journal);
        makeFolders(journal);
        makeNewFiles();
        putInPlace();
        removeEmptied();
        at = Scratch.NAME;
        disk.remove(scratch.journal());
        done = true;
        scratch.clear();
    }

    private void keepOldFiles() throws IOException {
        for (int i = 0; i < destinations.size(); i++) {
            Destination destination = destination(i);
            if (!(destination.change() instanceof FileChange.Create)) {
                disk.copy(destination.file(), scratch.old(i));
            }
        }
    }

    private void begin(Journal journal) throws IOException {
        at = Scratch.NAME;
        Path unfinished = Journal.beside(scratch.journal());
        disk.create(unfinished, journal.text().getBytes(StandardCharsets.UTF_8), new Mode.Private());
        disk.move(unfinished, scratch.journal());
        disk.settle(scratch.work());
    }

    private void makeFolders(Journal journal) throws IOException {
        for (String folder : journal.folders()) {
            at = folder;
            disk.makeFolder(scratch.root().resolve(folder), new Mode.Usual());
        }
    }

    private void makeNewFiles() throws IOException {
        for (int i = 0; i < destinations.size(); i++) {
            Destination destination = destination(i);
            Path beside = Journal.beside(destination.file());
            switch (destination.change()) {
                case FileChange.Create(String path, String text) -> {
                    Mode mode = ProjectFolder.isSecret(path) ? new Mode.Private() : new Mode.Usual();
                    disk.create(beside, text.getBytes(StandardCharsets.UTF_8), mode);
                }
                case FileChange.Replace replace ->
                    disk.create(
                            beside, replace.after().getBytes(StandardCharsets.UTF_8), new Mode.As(destination.file()));
                case FileChange.Delete _, FileChange.Keep _ -> {}
            }
        }
    }

    private void putInPlace() throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (int i = 0; i < destinations.size(); i++) {
            Destination destination = destination(i);
            if (destination.change() instanceof FileChange.Delete) {
                disk.remove(destination.file());
            } else {
                disk.move(Journal.beside(destination.file()), destination.file());
            }
            folders.add(Paths.folderOf(destination.file()));
        }
        for (Path folder : folders) {
            disk.settle(folder);
        }
    }

    /** Removes the folders that deleting files has emptied, from the bottom up. */
    private void removeEmptied() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Destination destination : destinations) {
            if (destination.change() instanceof FileChange.Delete) {
                folders.add(Paths.folderOf(destination.file()));
            }
        }
        for (Path start : folders) {
            Path folder = start;
            while (!folder.equals(scratch.root()) && isEmpty(folder)) {
                at = scratch.root().relativize(folder).toString();
                disk.remove(folder);
                folder = Paths.folderOf(folder);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private Destination destination(int index) {
        Destination destination = destinations.get(index);
        at = destination.change().path();
        return destination;
    }
}
