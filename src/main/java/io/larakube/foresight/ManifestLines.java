package io.larakube.foresight;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where on disk the fields of the merged objects come from. A field is looked for in the files in their order; those that win go
 * first.
 */
public final class ManifestLines {

    private record Found(String file, YamlLines.Document document) {}

    private final List<Found> documents;

    private ManifestLines(List<Found> documents) {
        this.documents = documents;
    }

    /**
     * The lines of these files.
     *
     * @param files texts of YAML by how they are called, the overlay's before those of its base
     */
    public static ManifestLines of(Map<String, String> files) {
        List<Found> documents = new ArrayList<>();
        new LinkedHashMap<>(files)
                .forEach((file, text) ->
                        YamlLines.read(text).forEach(document -> documents.add(new Found(file, document))));
        return new ManifestLines(List.copyOf(documents));
    }

    /** {@code file:line} of a field, or of what it would stand in; empty when no file has that. */
    Optional<String> place(String kind, String name, Difference difference) {
        Optional<String> best = Optional.empty();
        int deepest = 0;
        for (Found found : documents) {
            Tree tree = found.document().tree();
            boolean isIt = tree.textAt("kind").filter(kind::equals).isPresent()
                    && tree.textAt("metadata", "name").filter(name::equals).isPresent();
            List<String> way = isIt ? way(tree, difference.steps()) : List.of();
            if (way.size() > deepest && way.size() >= difference.steps().size() - 1) {
                deepest = way.size();
                best = Optional.of(found.file() + ":" + found.document().lines().getOrDefault(way, 1));
            }
        }
        return best;
    }

    /** As much of the way as the document has, with the numbers of items in the place of what tells them apart. */
    private static List<String> way(Tree tree, List<String> steps) {
        List<String> way = new ArrayList<>();
        Tree here = tree;
        for (String step : steps) {
            Optional<Tree> next = step.startsWith("[") ? item(here, step) : here.at(step);
            if (next.isEmpty()) {
                break;
            }
            way.add(
                    here instanceof Tree.Arr list
                            ? Integer.toString(list.items().indexOf(next.get()))
                            : step);
            here = next.get();
        }
        return way;
    }

    private static Optional<Tree> item(Tree list, String step) {
        return Differences.Identity.named(list instanceof Tree.Arr(List<Tree> items) ? items : List.of())
                .flatMap(named -> Optional.ofNullable(named.get(step)));
    }
}
