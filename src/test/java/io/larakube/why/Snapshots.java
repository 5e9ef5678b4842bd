package io.larakube.why;

import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The shop as it was seen on a cluster of two nodes 25 s after its first start, while php-web migrated; and what could be otherwise. */
final class Snapshots {

    private Snapshots() {}

    static Snapshot migrating() {
        return SnapshotText.read("migrating.json", text());
    }

    static String text() {
        try {
            return Files.readString(Path.of("src/test/resources/snapshots/migrating.json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Predicate<Tree> is(String kind, String name) {
        return object -> object.textAt("kind").filter(kind::equals).isPresent()
                && object.textAt("metadata", "name").filter(name::equals).isPresent();
    }

    static Snapshot without(Snapshot snapshot, Predicate<Tree> object) {
        List<Tree> rest = snapshot.objects().stream().filter(object.negate()).toList();
        return with(snapshot, rest);
    }

    /** The object with another value at the end of the steps. */
    static Snapshot changed(Snapshot snapshot, Predicate<Tree> which, Tree value, String... steps) {
        return with(
                snapshot,
                snapshot.objects().stream()
                        .map(object -> which.test(object) ? changed(object, value, List.of(steps)) : object)
                        .toList());
    }

    private static Tree changed(Tree tree, Tree value, List<String> steps) {
        if (steps.isEmpty()) {
            return value;
        }
        Map<String, Tree> fields = new java.util.LinkedHashMap<>(((Tree.Obj) tree).fields());
        fields.compute(
                steps.getFirst(),
                (name, old) -> changed(old == null ? Tree.obj() : old, value, steps.subList(1, steps.size())));
        return new Tree.Obj(fields);
    }

    static Snapshot later(Snapshot snapshot, Duration by) {
        return new Snapshot(
                snapshot.at().plus(by),
                snapshot.context(),
                snapshot.release(),
                snapshot.begun(),
                snapshot.objects(),
                snapshot.logs());
    }

    static Snapshot logging(Snapshot snapshot, UnaryOperator<Snapshot.Log> change) {
        return new Snapshot(
                snapshot.at(),
                snapshot.context(),
                snapshot.release(),
                snapshot.begun(),
                snapshot.objects(),
                snapshot.logs().stream().map(change).toList());
    }

    static Snapshot with(Snapshot snapshot, Tree object) {
        List<Tree> more = new java.util.ArrayList<>(snapshot.objects());
        more.add(object);
        return with(snapshot, more);
    }

    private static Snapshot with(Snapshot snapshot, List<Tree> objects) {
        return new Snapshot(
                snapshot.at(), snapshot.context(), snapshot.release(), snapshot.begun(), objects, snapshot.logs());
    }
}
