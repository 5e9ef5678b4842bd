package io.larakube.e2e;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of a table of situations: a small application, and what is different in it.
 *
 * @param row as the table's head describes it
 */
record Situation(Tree row) {

    private static final Path FOLDER = Path.of("src/test/resources/situations");
    private static final Path SCRIPTS = Path.of("src/main/resources/io/larakube/manifest/gates");

    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "Node",
            "StorageClass",
            "PersistentVolume",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration");

    /** Patches of parts of a pod, by the word that the table has for them: the Deployment or StatefulSet, and where in it. */
    private static final Map<String, String> PODS = Map.of("web", "php-web", "worker", "horizon", "db", "postgres");

    static List<Situation> table(String name) {
        return documents(read(FOLDER.resolve(name)), name).stream()
                .map(Situation::new)
                .toList();
    }

    String name() {
        return row.textAt("name").orElseThrow();
    }

    /** The workload and the kind of the cause that is to be named first, such as {@code php-web crashed}; two when both are right. */
    List<String> expected() {
        return Stream.of("expect", "orElse")
                .flatMap(field -> row.textAt(field).stream())
                .toList();
    }

    /** Words that the cause or its evidence must have. */
    Optional<String> says() {
        return row.textAt("says");
    }

    /** Whether it is to be begun first, because it shows late. */
    boolean isSlow() {
        return row.isTrueAt("slow");
    }

    /** What is done with kubectl once everything is ready. */
    List<String> then() {
        return texts("then");
    }

    private List<String> texts(String field) {
        return row.itemsAt(field).stream()
                .flatMap(item -> item.textAt().stream())
                .toList();
    }

    /** Its objects in the order in which they are to be made. */
    List<Tree> objects(String namespace) {
        List<Tree> objects = new ArrayList<>(base(namespace));
        int added = 1;
        for (Tree patch : patches(namespace)) {
            int at = indexOf(objects, patch);
            if (at < 0) {
                objects.add(added++, patch);
            } else {
                objects.set(at, merged(objects.get(at), patch));
            }
        }
        return objects.stream().map(object -> in(namespace, object)).toList();
    }

    /** Those that wait until nothing else can be made any more. */
    boolean isHeld(Tree object) {
        return texts("hold").contains(object.textAt("metadata", "name").orElse(""))
                && kind(object).equals("Deployment");
    }

    static boolean isOfTheCluster(Tree object) {
        return OF_THE_CLUSTER.contains(kind(object));
    }

    private List<Tree> base(String namespace) {
        List<String> with = texts("with");
        List<Tree> base = new ArrayList<>();
        for (Tree object : documents(read(FOLDER.resolve("base.yaml")).replace("{ns}", namespace), "base.yaml")) {
            String name = object.textAt("metadata", "name").orElse("");
            if (!List.of("horizon", "postgres").contains(name) || with.contains(name)) {
                base.add(object);
            }
        }
        base.add(1, gates());
        return base;
    }

    private static Tree gates() {
        Tree.Obj data = Tree.obj();
        for (String script : List.of("gate.sh", "prepare-storage.sh", "wait-for-services.sh", "wait-for-web.sh")) {
            data = data.with(script, read(SCRIPTS.resolve(script)));
        }
        return object("v1", "ConfigMap", "larakube-gates").with("data", data);
    }

    private List<Tree> patches(String namespace) {
        List<Tree> patches = new ArrayList<>();
        row.at("config")
                .ifPresent(data ->
                        patches.add(object("v1", "ConfigMap", "laravel-config").with("data", data)));
        row.at("php").ifPresent(php -> patches.add(pod("php-web", containers(php))));
        PODS.forEach((word, workload) -> row.at(word).ifPresent(spec -> patches.add(pod(workload, spec))));
        patches.addAll(row.itemsAt("objects"));
        return patches.stream().map(patch -> filled(patch, namespace)).toList();
    }

    private static Tree containers(Tree php) {
        Tree.Obj named = Tree.obj().with("name", "php").and((Tree.Obj) php);
        return Tree.obj().with("containers", Tree.arr(named));
    }

    private static Tree pod(String workload, Tree spec) {
        String kind = workload.equals("postgres") ? "StatefulSet" : "Deployment";
        return object("apps/v1", kind, workload)
                .with("spec", Tree.obj().with("template", Tree.obj().with("spec", spec)));
    }

    private static Tree.Obj object(String apiVersion, String kind, String name) {
        return Tree.obj()
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("metadata", Tree.obj().with("name", name));
    }

    private static Tree in(String namespace, Tree object) {
        return isOfTheCluster(object) || kind(object).equals("Namespace")
                ? object
                : merged(object, Tree.obj().with("metadata", Tree.obj().with("namespace", namespace)));
    }

    private static int indexOf(List<Tree> objects, Tree patch) {
        for (int index = 0; index < objects.size(); index++) {
            Tree object = objects.get(index);
            if (kind(object).equals(kind(patch))
                    && object.textAt("metadata", "name").equals(patch.textAt("metadata", "name"))) {
                return index;
            }
        }
        return -1;
    }

    private static String kind(Tree object) {
        return object.textAt("kind").orElse("");
    }

    private static Tree filled(Tree tree, String namespace) {
        return switch (tree) {
            case Tree.Text text -> Tree.text(text.value().replace("{ns}", namespace));
            case Tree.Arr array ->
                Tree.arr(array.items().stream()
                        .map(item -> filled(item, namespace))
                        .toList());
            case Tree.Obj object -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                object.fields().forEach((name, value) -> fields.put(name, filled(value, namespace)));
                yield new Tree.Obj(fields);
            }
            case Tree.Num number -> number;
            case Tree.Bool bool -> bool;
            case Tree.Nil nil -> nil;
        };
    }

    /** As a strategic merge: fields of both, items of the same name as one, and what is null goes. */
    private static Tree merged(Tree object, Tree patch) {
        if (!(object instanceof Tree.Obj one) || !(patch instanceof Tree.Obj other)) {
            return patch;
        }
        Map<String, Tree> fields = new LinkedHashMap<>(one.fields());
        other.fields().forEach((name, value) -> {
            Tree before = fields.get(name);
            if (value instanceof Tree.Nil) {
                fields.remove(name);
            } else if (before instanceof Tree.Arr items && value instanceof Tree.Arr more) {
                fields.put(name, merged(items, more, name.equals("volumeMounts") ? "mountPath" : "name"));
            } else {
                fields.put(name, before == null ? merged(Tree.obj(), value) : merged(before, value));
            }
        });
        return new Tree.Obj(fields);
    }

    private static Tree merged(Tree.Arr items, Tree.Arr more, String key) {
        if (more.items().stream().anyMatch(item -> item.textAt(key).isEmpty())) {
            return more;
        }
        List<Tree> all = new ArrayList<>(items.items());
        for (Tree item : more.items()) {
            int at = all.stream().map(each -> each.textAt(key)).toList().indexOf(item.textAt(key));
            if (at < 0) {
                all.add(merged(Tree.obj(), item));
            } else {
                all.set(at, merged(all.get(at), item));
            }
        }
        return Tree.arr(all);
    }

    private static List<Tree> documents(String text, String name) {
        return switch (YamlReader.read(name, text)) {
            case YamlReader.Reading.Read(List<Tree> documents) -> documents;
            case YamlReader.Reading.Unreadable(var problem) -> throw new AssertionError(problem.toString());
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
