package io.larakube.cluster;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what LaraKube once made in a namespace and no longer renders. Only the kinds listed here are ever removed: never a
 * claim, a Secret, a StatefulSet (an engine and its data), a namespace.
 */
public final class Pruner {

    private static final List<Kind> PRUNED = List.of(
            Kind.DEPLOYMENT,
            Kind.SERVICE,
            Kind.CONFIG_MAP,
            Kind.INGRESS,
            Kind.NETWORK_POLICY,
            Kind.DISRUPTION_BUDGET,
            Kind.SERVICE_ACCOUNT);

    /** An object that is in the cluster and not in the manifests any more. */
    public record Leftover(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.name() + " " + name;
        }
    }

    private final Api api;
    private final String namespace;
    private final String selector;

    public Pruner(Api api, String namespace, String project, String environment) {
        this.api = api;
        this.namespace = namespace;
        this.selector = selector(project, environment);
    }

    /** Picks what LaraKube made for an environment. */
    static String selector(String project, String environment) {
        return Names.LABEL_MANAGED_BY + "=" + Names.MANAGED_BY + "," + Names.LABEL_PART_OF + "=" + project + ","
                + Names.LABEL_ENVIRONMENT + "=" + environment;
    }

    /** What is left over beside the objects that are wanted. */
    public List<Leftover> leftovers(List<Tree> wanted) {
        Set<String> names = wanted.stream().map(Kind::shown).collect(Collectors.toSet());
        return PRUNED.parallelStream()
                .flatMap(kind -> api.list(kind, namespace, selector).stream()
                        .filter(object -> !belongsToAnEngine(object))
                        .map(object -> new Leftover(
                                kind, object.textAt("metadata", "name").orElseThrow())))
                .filter(leftover -> !names.contains(leftover.toString()))
                .toList();
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
