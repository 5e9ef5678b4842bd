package io.larakube.image;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a project that a builder gets to see.
 *
 * @param root the project's folder
 * @param ignoreFile the name of the file that decides, below the root
 * @param files in the order of their paths; folders count only by what is in them
 */
record BuildContext(Path root, String ignoreFile, List<ContextFile> files) {

    /** What docker reads in preference to {@code .dockerignore} when it builds this Dockerfile. */
    private static final String OF_DOCKERFILE = Dockerfile.NAME + ".dockerignore";

    BuildContext {
        files = List.copyOf(files);
    }

    /**
     * What goes into a build of this folder.
     *
     * @throws Failure.BadInput when the folder has no {@code .dockerignore}, or one that cannot be understood
     * @throws Failure.Unavailable when a folder cannot be read
     */
    static BuildContext of(Path root) {
        String name = Files.exists(root.resolve(OF_DOCKERFILE)) ? OF_DOCKERFILE : DockerIgnore.NAME;
        return new BuildContext(root, name, files(root, IgnoreFile.read(name, Contents.text(root, name))));
    }

    static List<ContextFile> files(Path root, IgnoreFile ignored) {
        List<ContextFile> files = new ArrayList<>();
        collect(root, ignored.top(), files);
        files.sort(Comparator.comparing(ContextFile::path));
        return files;
    }

    Path file(ContextFile file) {
        return root.resolve(file.path());
    }

    private static void collect(Path folder, IgnoreFile.Entry above, List<ContextFile> files) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                add(child, above.child(child.getFileName().toString()), files);
            }
        } catch (IOException unreadable) {
            throw Contents.unreadable(folder, unreadable);
        }
    }

    private static void add(Path file, IgnoreFile.Entry entry, List<ContextFile> files) throws IOException {
        if (entry.isIgnored() && !entry.mayHoldExceptions()) {
            return;
        }
        BasicFileAttributes attributes = attributes(file);
        if (attributes.isDirectory()) {
            collect(file, entry, files);
        } else if (entry.isIgnored()) {
            return;
        } else if (attributes.isSymbolicLink()) {
            files.add(new ContextFile.Link(
                    entry.path(), Files.readSymbolicLink(file).toString()));
        } else if (attributes.isRegularFile()) {
            files.add(new ContextFile.Regular(entry.path(), executable(attributes)));
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Class<? extends BasicFileAttributes> type = posix ? PosixFileAttributes.class : BasicFileAttributes.class;
        return Files.readAttributes(file, type, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean executable(BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes posix
                && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
