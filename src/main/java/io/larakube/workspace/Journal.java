package io.larakube.workspace;

import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transaction is about to do, written down before it begins, so that the next run can take back what an interrupted one
 * left half done.
 *
 * @param folders that it makes, parents first; as the entries' paths relative to the real root
 */
record Journal(List<Entry> entries, List<String> folders) {

    /**
     * One file.
     *
     * @param before the sha256 of its old content; none when it is new
     * @param after the sha256 of its new content; none when it is deleted
     */
    record Entry(String path, Optional<String> before, Optional<String> after) {}

    static Journal of(Path root, List<Destination> destinations) {
        List<Entry> entries = new ArrayList<>();
        Set<Path> folders = new TreeSet<>();
        for (Destination destination : destinations) {
            String path = root.relativize(destination.file()).toString();
            entries.add(entry(path, destination.change()));
            Path folder = Paths.folderOf(destination.file());
            while (!Files.exists(folder)) {
                folders.add(root.relativize(folder));
                folder = Paths.folderOf(folder);
            }
        }
        return new Journal(
                Collections.unmodifiableList(entries),
                folders.stream().map(Path::toString).toList());
    }

    private static Entry entry(String path, FileChange change) {
        return switch (change) {
            case FileChange.Create create -> new Entry(path, Optional.empty(), sum(create.text()));
            case FileChange.Replace replace -> new Entry(path, sum(replace.before()), sum(replace.after()));
            case FileChange.Delete delete -> new Entry(path, sum(delete.before()), Optional.empty());
            case FileChange.Keep keep -> throw new IllegalArgumentException("nothing to do: " + keep);
        };
    }

    private static Optional<String> sum(String text) {
        return Optional.of(Sha256.of(text));
    }

    /** The file that is made beside another and then moved in its place. git ignores {@code .env.*}, so also this one of {@code .env}. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".larakube~");
    }

    String text() {
        List<Tree> files = new ArrayList<>();
        for (Entry entry : entries) {
            files.add(Tree.obj()
                    .with("path", entry.path())
                    .with("before", entry.before().map(Tree::text))
                    .with("after", entry.after().map(Tree::text)));
        }
        return JsonText.indented(Tree.obj().with("files", Tree.arr(files)).with("folders", Tree.texts(folders)));
    }

    /** The journal that a text holds; none when it holds none. */
    static Optional<Journal> parse(String text) {
        return Json.parse(text)
                .map(tree -> new Journal(
                        tree.itemsAt("files").stream().map(Journal::entry).toList(),
                        tree.itemsAt("folders").stream()
                                .flatMap(folder -> folder.textAt().stream())
                                .toList()));
    }

    private static Entry entry(Tree file) {
        return new Entry(file.textAt("path").orElse(""), file.textAt("before"), file.textAt("after"));
    }
}
