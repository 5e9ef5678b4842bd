package io.larakube.rollout;

import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes to whole trees. */
final class Trees {

    private Trees() {}

    /** The tree with another text wherever a field of this name has exactly this text. */
    static Tree replaceField(Tree tree, String field, String from, String to) {
        return switch (tree) {
            case Tree.Obj object -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                object.fields().forEach((name, value) -> fields.put(name, replaced(name, value, field, from, to)));
                yield new Tree.Obj(fields);
            }
            case Tree.Arr list ->
                new Tree.Arr(list.items().stream()
                        .map(item -> replaceField(item, field, from, to))
                        .toList());
            case Tree.Text text -> text;
            case Tree.Num number -> number;
            case Tree.Bool bool -> bool;
            case Tree.Nil nil -> nil;
        };
    }

    private static Tree replaced(String name, Tree value, String field, String from, String to) {
        boolean isIt = name.equals(field) && value.equals(new Tree.Text(from));
        return isIt ? new Tree.Text(to) : replaceField(value, field, from, to);
    }
}
