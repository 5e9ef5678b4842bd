package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where two values of one shape differ. Items of lists are told apart by their names, where they have some. */
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** Each place at which they differ, as deep as it can be told; the steps begin with these. */
    static List<Difference> between(List<String> steps, Tree before, Tree after) {
        Differences differences = new Differences();
        differences.compare(steps, Optional.of(before), Optional.of(after));
        return List.copyOf(differences.found);
    }

    private void compare(List<String> steps, Optional<Tree> before, Optional<Tree> after) {
        if (before.equals(after)) {
            return;
        }
        Optional<Map<String, Tree>> one = before.flatMap(Differences::parts);
        Optional<Map<String, Tree>> other = after.flatMap(Differences::parts);
        boolean canBeTold = one.isPresent() && other.isPresent() && !one.equals(other);
        if (!canBeTold) {
            found.add(new Difference(steps, before, after));
            return;
        }
        Set<String> names = new LinkedHashSet<>(one.get().keySet());
        names.addAll(other.get().keySet());
        for (String name : names) {
            List<String> further = new ArrayList<>(steps);
            further.add(name);
            compare(
                    further,
                    Optional.ofNullable(one.get().get(name)),
                    Optional.ofNullable(other.get().get(name)));
        }
    }

    /** The fields of an object, or the items of a list by {@code [what tells them apart]}; empty for all else. */
    private static Optional<Map<String, Tree>> parts(Tree tree) {
        return switch (tree) {
            case Tree.Obj object -> Optional.of(object.fields());
            case Tree.Arr list -> Identity.named(list.items());
            case Tree.Text text -> Optional.empty();
            case Tree.Num number -> Optional.empty();
            case Tree.Bool bool -> Optional.empty();
            case Tree.Nil nil -> Optional.empty();
        };
    }

    /** What tells the items of a list apart. */
    static final class Identity {

        private static final List<String> FIELDS = List.of("name", "mountPath", "containerPort", "port", "path");

        private Identity() {}

        /** The items by their steps, such as {@code [php]}; empty when nothing tells them apart. */
        static Optional<Map<String, Tree>> named(List<Tree> items) {
            return FIELDS.stream()
                    .flatMap(field -> by(field, items).stream())
                    .filter(named -> !named.isEmpty())
                    .findFirst();
        }

        private static Optional<Map<String, Tree>> by(String field, List<Tree> items) {
            Map<String, Tree> named = new LinkedHashMap<>();
            for (Tree item : items) {
                Optional<String> name =
                        item.textAt(field).or(() -> item.numberAt(field).map(String::valueOf));
                if (name.isEmpty() || named.put("[" + name.get() + "]", item) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(named);
        }
    }
}
