package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Objects written down in a test, and changes to them. */
final class Yaml {

    private Yaml() {}

    static List<Tree> objects(String text) {
        return switch (YamlReader.read("test", text)) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new AssertionError(broken.problem());
        };
    }

    /** The objects with another value at a place of those of a kind and name. */
    static List<Tree> with(List<Tree> objects, String kind, String name, UnaryOperator<Tree> change, String... steps) {
        List<Tree> changed = new ArrayList<>();
        for (Tree object : objects) {
            boolean isIt = object.textAt("kind").orElse("").equals(kind)
                    && (name.isEmpty()
                            || object.textAt("metadata", "name").orElse("").equals(name));
            changed.add(isIt ? at(object, change, 0, steps) : object);
        }
        return changed;
    }

    private static Tree at(Tree tree, UnaryOperator<Tree> change, int depth, String... steps) {
        if (depth == steps.length) {
            return change.apply(tree);
        }
        Tree.Obj object = (Tree.Obj) tree;
        Tree inner = object.fields().getOrDefault(steps[depth], Tree.obj());
        return object.with(steps[depth], at(inner, change, depth + 1, steps));
    }

    /** All texts replaced, wherever they stand. */
    static List<Tree> replacing(List<Tree> objects, String text, String other) {
        return objects.stream().map(object -> replaced(object, text, other)).toList();
    }

    private static Tree replaced(Tree tree, String text, String other) {
        return switch (tree) {
            case Tree.Text value -> new Tree.Text(value.value().replace(text, other));
            case Tree.Arr list ->
                new Tree.Arr(list.items().stream()
                        .map(item -> replaced(item, text, other))
                        .toList());
            case Tree.Obj object -> {
                Tree.Obj copy = Tree.obj();
                for (Map.Entry<String, Tree> field : object.fields().entrySet()) {
                    copy = copy.with(field.getKey(), replaced(field.getValue(), text, other));
                }
                yield copy;
            }
            case Tree.Num number -> number;
            case Tree.Bool bool -> bool;
            case Tree.Nil nil -> nil;
        };
    }
}
