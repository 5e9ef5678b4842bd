package io.larakube.cluster;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what LaraKube once made in a namespace and no longer renders. Only the kinds of the {@link Inventory} are ever removed: never a
 * claim, a Secret, a StatefulSet (an engine and its data), a namespace.
 */
public final class Pruner {

    /** An object that is in the cluster and not in the manifests any more. */
    public record Leftover(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.name() + " " + name;
        }
    }

    private final Api api;
    private final String namespace;
    private final Map<String, String> labels;

    public Pruner(Api api, String namespace, String project, String environment) {
        this.api = api;
        this.namespace = namespace;
        this.labels = labels(project, environment);
    }

    /** What LaraKube made for an environment carries all of these. */
    private static Map<String, String> labels(String project, String environment) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Names.LABEL_MANAGED_BY, Names.MANAGED_BY);
        labels.put(Names.LABEL_PART_OF, project);
        labels.put(Names.LABEL_ENVIRONMENT, environment);
        return labels;
    }

    /** Picks what LaraKube made for an environment. */
    static String selector(String project, String environment) {
        return labels(project, environment).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }

    /** What is left over beside the objects that are wanted. */
    public List<Leftover> leftovers(List<Tree> wanted, Inventory inventory) {
        Set<String> names = wanted.stream().map(Kind::shown).collect(Collectors.toSet());
        return Inventory.KINDS.stream()
                .flatMap(kind -> inventory.of(kind).stream()
                        .filter(this::isOurs)
                        .filter(object -> !belongsToAnEngine(object))
                        .map(object -> new Leftover(
                                kind, object.textAt("metadata", "name").orElseThrow())))
                .filter(leftover -> !names.contains(leftover.toString()))
                .toList();
    }

    private boolean isOurs(Tree object) {
        return labels.entrySet().stream()
                .allMatch(label -> object.textAt("metadata", "labels", label.getKey())
                        .filter(label.getValue()::equals)
                        .isPresent());
    }

    public void remove(List<Leftover> leftovers) {
        leftovers.forEach(leftover -> api.delete(leftover.kind(), namespace, leftover.name()));
    }

    private static boolean belongsToAnEngine(Tree object) {
        return object.textAt("metadata", "labels", Names.LABEL_COMPONENT)
                .filter(Names.COMPONENT_ENGINE::equals)
                .isPresent();
    }
}
