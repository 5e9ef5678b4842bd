package io.larakube.workspace;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries changes out: all of them or none.
 *
 * <p>What each file is to be is written beside it and forced to the disk; only then, one after the other, the new files take
 * their places. A failure on the way takes everything back. A process that is killed leaves each file either old or new, and a
 * {@link Journal} by which {@link #recover} makes all of them old again. One process writes at a time.
 */
public final class Transaction {

    private final ProjectFolder folder;
    private final Disk disk;

    public Transaction(ProjectFolder folder) {
        this(folder, new RealDisk());
    }

    Transaction(ProjectFolder folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Writes what the changes say. When a file cannot be written, was changed since it was compared, or would be written outside
     * of the project, every file stays as it was and a failure says which and why.
     */
    public void apply(Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            Scratch scratch = new Scratch(folder.root().toRealPath(), disk);
            destinations(scratch.root(), changes.writes());
            try (Scratch.Lock _ = scratch.lock().orElseThrow(Scratch::busy)) {
                failIfInterruptedBefore(scratch);
                carryOut(scratch, destinations(scratch.root(), changes.writes()));
            }
        } catch (IOException broken) {
            throw cannotWrite(Scratch.NAME, broken);
        }
    }

    /**
     * Takes back what an interrupted run left half done. To be called before the project is compared.
     *
     * @return the files that are as before again, relative to the root; mostly none
     */
    public List<String> recover() {
        try {
            Scratch scratch = new Scratch(folder.root().toRealPath(), disk);
            if (!Files.exists(scratch.work())) {
                return List.of();
            }
            Optional<Scratch.Lock> lock = scratch.lock();
            if (lock.isEmpty()) {
                return List.of(); // it is not interrupted, it runs
            }
            try (Scratch.Lock _ = lock.get()) {
                return takeBack(scratch);
            }
        } catch (IOException broken) {
            throw new Failure.Unavailable(
                    "an earlier run was interrupted, and its changes cannot be taken back: " + DiskError.words(broken),
                    DiskError.remedy(broken));
        }
    }

    private static List<Destination> destinations(Path root, List<FileChange> changes) throws IOException {
        List<Destination> destinations = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (FileChange change : changes) {
            switch (Destination.of(root, change)) {
                case Destination.Outcome.Found(Destination destination) -> destinations.add(destination);
                case Destination.Outcome.Refused(Refusal refusal) -> refusals.add(refusal);
            }
        }
        if (!refusals.isEmpty()) {
            throw Refusal.failure(refusals);
        }
        return destinations;
    }

    /** What was compared may have been half of an interrupted run's. */
    private void failIfInterruptedBefore(Scratch scratch) throws IOException {
        List<String> restored = takeBack(scratch);
        if (!restored.isEmpty()) {
            throw new Failure.Unsuccessful(
                    "an earlier run was interrupted; its changes are taken back: " + String.join(", ", restored),
                    "run the command again");
        }
    }

    private List<String> takeBack(Scratch scratch) throws IOException {
        if (!Files.exists(scratch.journal())) {
            scratch.clear();
            return List.of();
        }
        Journal journal = Journal.parse(Files.readString(scratch.journal()))
                .orElseThrow(() -> new Failure.Unavailable(
                        scratch.journal() + " is damaged",
                        "an interrupted run left old files beside it: see what is missing, then remove that folder"));
        return new Recovery(scratch, disk).takeBack(journal);
    }

    private void carryOut(Scratch scratch, List<Destination> destinations) {
        Writing writing = new Writing(scratch, disk, destinations);
        try {
            writing.run();
        } catch (IOException broken) {
            if (!Files.exists(scratch.journal()) && writing.isDone()) {
                throw new Failure.Unavailable(
                        "every file is written, but " + scratch.work() + " stays: " + DiskError.words(broken),
                        "remove that folder");
            }
            throw takenBack(scratch, writing.at(), broken);
        }
    }

    private Failure takenBack(Scratch scratch, String at, IOException broken) {
        try {
            takeBack(scratch);
            return cannotWrite(at, broken);
        } catch (IOException second) {
            return new Failure.Unavailable(
                    "cannot write " + at + ": " + DiskError.words(broken) + "; and what was done cannot be taken back: "
                            + DiskError.words(second),
                    DiskError.remedy(second),
                    "the next run takes it back");
        }
    }

    private static Failure cannotWrite(String path, IOException broken) {
        return Refusal.failure(List.of(new Refusal(path, DiskError.words(broken), DiskError.remedy(broken))));
    }
}
