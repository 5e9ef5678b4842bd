package io.larakube.why;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import io.larakube.why.Snapshot.Log;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A snapshot as a file that may be given to others. */
public final class SnapshotText {

    /** Bookkeeping that repeats whole objects, and the list of all images on a node. */
    private static final Set<String> LEFT_OUT = Set.of("managedFields", "annotations", "images");

    private static final String HIDDEN = "••••";
    private static final int SHORTEST_SECRET = 6;

    private SnapshotText() {}

    /**
     * The snapshot as a line of JSON. Values of variables are left out, and secrets that an application wrote into its log are hidden.
     *
     * @param secrets values that must not be in it; those of less than six characters hide nothing, they would stand everywhere
     */
    public static String of(Snapshot snapshot, Collection<String> secrets) {
        Tree.Obj whole = Tree.obj()
                .with("larakubeSnapshot", 1)
                .with("at", snapshot.at().toString())
                .with("context", snapshot.context())
                .with("release", snapshot.release())
                .with("begun", snapshot.begun().toString())
                .with(
                        "objects",
                        Tree.arr(snapshot.objects().stream()
                                .map(SnapshotText::withoutValues)
                                .toList()))
                .with(
                        "logs",
                        Tree.arr(
                                snapshot.logs().stream().map(SnapshotText::tree).toList()));
        String text = JsonText.line(whole) + "\n";
        for (String secret : secrets) {
            text = secret.length() < SHORTEST_SECRET ? text : text.replace(secret, HIDDEN);
        }
        return text;
    }

    private static Tree tree(Log log) {
        return Tree.obj()
                .with("pod", log.pod())
                .with("container", log.container())
                .with("run", log.run())
                .with("text", log.text());
    }

    /** Of variables only the names are kept. */
    private static Tree withoutValues(Tree tree) {
        return switch (tree) {
            case Tree.Obj object -> {
                Map<String, Tree> kept = new LinkedHashMap<>();
                object.fields().forEach((name, value) -> {
                    if (name.equals("env")) {
                        kept.put(name, names(value));
                    } else if (!LEFT_OUT.contains(name)) {
                        kept.put(name, withoutValues(value));
                    }
                });
                yield new Tree.Obj(kept);
            }
            case Tree.Arr array ->
                Tree.arr(array.items().stream().map(SnapshotText::withoutValues).toList());
            case Tree.Text text -> text;
            case Tree.Num number -> number;
            case Tree.Bool bool -> bool;
            case Tree.Nil nil -> nil;
        };
    }

    private static Tree names(Tree variables) {
        List<Tree> names = new ArrayList<>();
        variables
                .itemsAt()
                .forEach(variable -> names.add(
                        Tree.obj().with("name", variable.textAt("name").orElse(""))));
        return Tree.arr(names);
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @param name what the file is called in messages
     */
    public static Snapshot read(String name, String text) {
        Tree tree = switch (Json.read(name, text)) {
            case Json.Reading.Read(Json json) -> json.tree();
            case Json.Reading.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
        };
        if (!tree.numberAt("larakubeSnapshot").equals(Optional.of(1L))) {
            throw new Failure.BadInput(
                    List.of(new Problem(name, "is no snapshot", "larakube why --save FILE writes one")));
        }
        try {
            return new Snapshot(
                    Instant.parse(tree.textAt("at").orElse("")),
                    tree.textAt("context").orElse(""),
                    tree.textAt("release").orElse(""),
                    Instant.parse(tree.textAt("begun").orElse("")),
                    tree.itemsAt("objects"),
                    tree.itemsAt("logs").stream().map(SnapshotText::log).toList());
        } catch (DateTimeParseException damaged) {
            throw new Failure.BadInput(List.of(
                    new Problem(name, "is a damaged snapshot: " + damaged.getMessage(), "have it written again")));
        }
    }

    private static Log log(Tree log) {
        return new Log(
                log.textAt("pod").orElse(""),
                log.textAt("container").orElse(""),
                log.numberAt("run").orElse(0L).intValue(),
                log.textAt("text").orElse(""));
    }
}
