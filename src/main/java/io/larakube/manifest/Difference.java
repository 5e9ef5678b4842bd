package io.larakube.manifest;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a strategic merge patch must say to make one object out of another. */
final class Difference {

    /** Lists that a patch merges item by item, by the field that names an item. Source: patchMergeKey in Kubernetes' core/v1 types. */
    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath");

    private Difference() {}

    /** The fields that say which object a patch is for. */
    static Tree.Obj identity(Tree.Obj object) {
        Optional<Tree> name = object.at("metadata", "name");
        return Tree.obj()
                .with("apiVersion", object.field("apiVersion"))
                .with("kind", object.field("kind"))
                .with("metadata", Tree.obj().with("name", name));
    }

    /** The patch, or nothing when the objects are equal. */
    static Optional<Tree.Obj> between(Tree.Obj base, Tree.Obj wanted) {
        if (base.equals(wanted)) {
            return Optional.empty();
        }
        Tree.Obj changes = objects(base, wanted);
        Tree.Obj metadata = new Tree.Obj(identity(wanted).fieldsAt("metadata"));
        return Optional.of(identity(wanted)
                .and(changes)
                .with("metadata", metadata.and(new Tree.Obj(changes.fieldsAt("metadata")))));
    }

    private static Tree.Obj objects(Tree.Obj base, Tree.Obj wanted) {
        Tree.Obj patch = Tree.obj();
        for (Map.Entry<String, Tree> field : wanted.fields().entrySet()) {
            Optional<Tree> before = base.field(field.getKey());
            if (!before.equals(Optional.of(field.getValue()))) {
                patch = patch.with(field.getKey(), values(field.getKey(), before, field.getValue()));
            }
        }
        for (String gone : base.fields().keySet()) {
            patch = wanted.field(gone).isPresent() ? patch : patch.with(gone, new Tree.Nil());
        }
        return patch;
    }

    private static Tree values(String field, Optional<Tree> before, Tree wanted) {
        Optional<String> key = Optional.ofNullable(KEYS.get(field));
        if (before.orElse(null) instanceof Tree.Obj base && wanted instanceof Tree.Obj object) {
            return objects(base, object);
        }
        if (before.orElse(null) instanceof Tree.Arr base && wanted instanceof Tree.Arr list && key.isPresent()) {
            return lists(key.get(), base.items(), list.items());
        }
        return wanted;
    }

    /** Kustomize puts the items of a patch before all others, so those that come before a changed one are named, too. */
    private static Tree lists(String key, List<Tree> base, List<Tree> wanted) {
        Tree.Arr patch = Tree.arr();
        Tree.Arr unchanged = Tree.arr();
        for (Tree item : wanted) {
            Optional<Tree> before = named(key, item, base);
            if (before.equals(Optional.of(item))) {
                unchanged = unchanged.with(Tree.obj().with(key, item.at(key)));
            } else {
                patch = patch.and(unchanged)
                        .with(before.map(one -> item(key, one, item)).orElse(item));
                unchanged = Tree.arr();
            }
        }
        for (Tree item : base) {
            if (named(key, item, wanted).isEmpty()) {
                patch = patch.with(Tree.obj().with(key, item.at(key)).with("$patch", "delete"));
            }
        }
        return patch;
    }

    private static Tree item(String key, Tree before, Tree wanted) {
        Tree.Obj changes = objects((Tree.Obj) before, (Tree.Obj) wanted);
        return Tree.obj().with(key, wanted.at(key)).and(changes);
    }

    private static Optional<Tree> named(String key, Tree item, List<Tree> items) {
        return items.stream().filter(one -> one.at(key).equals(item.at(key))).findFirst();
    }
}
