package io.larakube.scan;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of an application on the disk. */
record AppFiles(Path root) {

    private static final long SIZE_LIMIT = 4L << 20;

    /** Folders of other people's code, of what the application itself writes, and of tests. */
    private static final Set<String> SKIPPED =
            Set.of("vendor", "node_modules", "storage", "bootstrap/cache", "public/build");

    private static final Set<String> TESTS = Set.of("tests", "Tests", "test");

    /**
     * What a folder holds, by path.
     *
     * @param php the files to be read
     * @param filledFolders those with files of the application's own
     */
    record Listing(List<String> php, Set<String> filledFolders) {}

    /** What came of reading a file. */
    sealed interface Read {
        record Text(String text) implements Read {}

        record Not(String why) implements Read {}
    }

    static AppFiles in(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(root.resolve(Composer.FILE))) {
            throw new Failure.BadInput(List.of(new Problem(
                    root.toString(),
                    "no " + Composer.FILE + " in this folder: this is no application of Laravel's",
                    "name the folder of the application: larakube scan ../shop")));
        }
        return new AppFiles(root);
    }

    Listing list() {
        List<String> php = new ArrayList<>();
        Set<String> filled = new TreeSet<>();
        try {
            Files.walkFileTree(root, new Visit(php, filled));
        } catch (IOException broken) {
            throw new Failure.Unavailable("cannot list " + root + ": " + broken.getMessage());
        }
        Collections.sort(php);
        return new Listing(List.copyOf(php), filled);
    }

    private final class Visit extends SimpleFileVisitor<Path> {

        private final List<String> php;
        private final Set<String> filled;

        Visit(List<String> php, Set<String> filled) {
            this.php = php;
            this.filled = filled;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String path = path(folder);
            String name =
                    folder.getFileName() == null ? "" : folder.getFileName().toString();
            boolean skipped = SKIPPED.contains(path) || TESTS.contains(name) || name.equals("node_modules");
            boolean hidden = name.startsWith(".");
            return !path.isEmpty() && (skipped || hidden) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!name.startsWith(".git")) {
                filled.add(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
            }
            boolean generated = name.startsWith("_ide_helper") || name.startsWith(".");
            if (attributes.isRegularFile() && name.endsWith(".php") && !name.endsWith(".blade.php") && !generated) {
                php.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            php.add(path(file)); // reading it will say why
            return FileVisitResult.CONTINUE;
        }
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    Read read(String path) {
        Path file = root.resolve(path);
        try {
            if (Files.isDirectory(file)) {
                return new Read.Not("the folder cannot be listed");
            }
            if (Files.size(file) > SIZE_LIMIT) {
                return new Read.Not("it is larger than " + (SIZE_LIMIT >> 20) + " MiB");
            }
            return new Read.Text(decoded(file));
        } catch (IOException broken) {
            return new Read.Not("it cannot be read: " + broken.getMessage());
        }
    }

    /** Old code may be in Latin-1; its words are ASCII all the same. */
    private static String decoded(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }

    /** The text of a file; empty when there is none. */
    Optional<String> text(String path) {
        return Files.isRegularFile(root.resolve(path)) && read(path) instanceof Read.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
