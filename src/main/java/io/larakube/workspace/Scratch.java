package io.larakube.workspace;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code .larakube/}, ignored by git: the lock of the one who writes, and the old files of a transaction that runs.
 *
 * @param root the real path of the project
 */
record Scratch(Path root, Disk disk) {

    static final String NAME = ".larakube";

    private Path folder() {
        return root.resolve(NAME);
    }

    /** There while a transaction runs, and after one that was interrupted. */
    Path work() {
        return folder().resolve("transaction");
    }

    Path journal() {
        return work().resolve("journal.json");
    }

    /** The old content of the file of a journal's entry. */
    Path old(int entry) {
        return work().resolve(Integer.toString(entry));
    }

    /** The right to write, until it is closed or the process ends in whatever way. */
    record Lock(FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            lock.release();
            channel.close();
        }
    }

    /** The lock; none while another process has it. */
    Optional<Lock> lock() throws IOException {
        prepare();
        FileChannel channel = FileChannel.open(
                folder().resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Lock(channel, lock));
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    private void prepare() throws IOException {
        if (!Files.exists(folder(), LinkOption.NOFOLLOW_LINKS)) {
            disk.makeFolder(folder(), new Disk.Mode.Private());
        }
        if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.failure(List.of(
                    new Refusal(NAME, "it is no folder", "LaraKube keeps what it is writing there: move it away")));
        }
        Path ignore = folder().resolve(".gitignore");
        if (!Files.exists(ignore, LinkOption.NOFOLLOW_LINKS)) {
            disk.create(ignore, "*\n".getBytes(StandardCharsets.UTF_8), new Disk.Mode.Usual());
        }
    }

    static Failure busy() {
        return new Failure.Unavailable(
                "another larakube is writing to this project", "wait until it is done, then run the command again");
    }

    /** Removes what a transaction kept; its journal first, without which the rest means nothing. */
    void clear() throws IOException {
        if (!Files.exists(work())) {
            return;
        }
        if (Files.exists(journal())) {
            disk.remove(journal());
            disk.settle(work());
        }
        List<Path> rest;
        try (Stream<Path> files = Files.list(work())) {
            rest = files.sorted().toList();
        }
        for (Path file : rest) {
            disk.remove(file);
        }
        disk.remove(work());
    }
}
