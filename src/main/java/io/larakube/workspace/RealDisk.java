package io.larakube.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The disk of this machine, with the modes of POSIX. */
final class RealDisk implements Disk {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    @Override
    public void makeFolder(Path folder, Mode mode) throws IOException {
        Files.createDirectory(folder, attributes(mode, "rwx------"));
    }

    @Override
    public void create(Path file, byte[] content, Mode mode) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(file, NEW, attributes(mode, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        if (mode instanceof Mode.As(Path other)) {
            Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(other));
        }
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        force(to);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Path beside = Journal.beside(to);
            copy(from, beside);
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
    }

    @Override
    public void remove(Path path) throws IOException {
        Files.delete(path);
    }

    @Override
    public void settle(Path folder) throws IOException {
        force(folder);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Private at first, unless it is for everyone: a secret is at no moment readable by others. */
    private static FileAttribute<?>[] attributes(Mode mode, String permissions) {
        return switch (mode) {
            case Mode.Usual() -> NO_ATTRIBUTES;
            case Mode.Private _, Mode.As _ -> {
                Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
                yield new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
            }
        };
    }
}
