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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot as a file that may be given to others. */
public final class SnapshotText {

    /** Bookkeeping that repeats whole objects; command lines and headers, which may carry a password. */
    private static final Set<String> LEFT_OUT =
            Set.of("managedFields", "annotations", "command", "args", "httpHeaders");

    private static final String HIDDEN = "••••";
    private static final int SHORTEST_SECRET = 6;

    private SnapshotText() {}

    /**
     * The snapshot as a line of JSON. Values of variables are left out, and secrets that an application wrote into its log are hidden.
     *
     * @param secrets values that must not be in it; those of less than six characters hide nothing, they would stand everywhere
     */
    public static String of(Snapshot snapshot, Collection<String> secrets) {
        Set<String> asked = askedImages(snapshot);
        Tree.Obj whole = Tree.obj()
                .with("larakubeSnapshot", 1)
                .with("at", snapshot.at().toString())
                .with("context", snapshot.context())
                .with("release", snapshot.release())
                .with("begun", snapshot.begun().toString())
                .with(
                        "objects",
                        Tree.arr(snapshot.objects().stream()
                                .map(object -> withoutValues(object, asked))
                                .toList()))
                .with(
                        "logs",
                        Tree.arr(
                                snapshot.logs().stream().map(SnapshotText::tree).toList()));
        String text = JsonText.line(whole) + "\n";
        for (String secret : secrets) {
            text = secret.length() < SHORTEST_SECRET ? text : text.replace(inJson(secret), HIDDEN);
        }
        return text;
    }

    /** As it stands within a text of JSON: a quote in it is written with a backslash. */
    private static String inJson(String secret) {
        String quoted = JsonText.line(Tree.text(secret));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static Tree tree(Log log) {
        return Tree.obj()
                .with("pod", log.pod())
                .with("container", log.container())
                .with("run", log.run())
                .with("text", log.text());
    }

    /** Of variables only the names are kept; of the images on nodes only those that a pod of the snapshot asks for. */
    private static Tree withoutValues(Tree tree, Set<String> asked) {
        return switch (tree) {
            case Tree.Obj object -> {
                Map<String, Tree> kept = new LinkedHashMap<>();
                object.fields().forEach((name, value) -> {
                    if (name.equals("env")) {
                        kept.put(name, names(value));
                    } else if (name.equals("images")) {
                        kept.put(name, images(value, asked));
                    } else if (!LEFT_OUT.contains(name)) {
                        kept.put(name, withoutValues(value, asked));
                    }
                });
                yield new Tree.Obj(kept);
            }
            case Tree.Arr array ->
                Tree.arr(array.items().stream()
                        .map(item -> withoutValues(item, asked))
                        .toList());
            case Tree.Text text -> text;
            case Tree.Num number -> number;
            case Tree.Bool bool -> bool;
            case Tree.Nil nil -> nil;
        };
    }

    private static Set<String> askedImages(Snapshot snapshot) {
        return snapshot.all("Pod").stream()
                .flatMap(pod -> Stream.of("initContainers", "containers")
                        .flatMap(containers -> pod.itemsAt("spec", containers).stream()))
                .flatMap(container -> container.textAt("image").stream())
                .map(ImageNames::full)
                .collect(Collectors.toSet());
    }

    private static Tree images(Tree images, Set<String> asked) {
        return Tree.arr(images.itemsAt().stream()
                .flatMap(image -> image.itemsAt("names").stream())
                .flatMap(name -> name.textAt().stream())
                .filter(asked::contains)
                .map(name -> Tree.obj().with("names", Tree.texts(name)))
                .toList());
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
