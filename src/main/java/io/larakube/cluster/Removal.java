package io.larakube.cluster;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Takes an environment off a cluster: all that LaraKube made in its namespace, except claims, which hold the data. */
public final class Removal {

    /** Workloads first, so that nothing is started again while the rest goes. */
    private static final List<Kind> REMOVED = List.of(
            Kind.DEPLOYMENT,
            Kind.STATEFUL_SET,
            Kind.INGRESS,
            Kind.SERVICE,
            Kind.CONFIG_MAP,
            Kind.SECRET,
            Kind.NETWORK_POLICY,
            Kind.DISRUPTION_BUDGET,
            Kind.SERVICE_ACCOUNT);

    private final Api api;
    private final String namespace;
    private final String selector;

    public Removal(Api api, String namespace, String project, String environment) {
        this.api = api;
        this.namespace = namespace;
        this.selector = Pruner.selector(project, environment);
    }

    public record Thing(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.name() + " " + name;
        }
    }

    /** What would be removed, in the order in which it goes. */
    public List<Thing> things() {
        List<Thing> things = new ArrayList<>();
        for (Kind kind : REMOVED) {
            api.list(kind, namespace, selector).forEach(object -> things.add(new Thing(kind, name(object))));
        }
        return things;
    }

    /** The claims that stay, by name. */
    public List<String> claims() {
        return api.list(Kind.CLAIM, namespace, "").stream().map(Removal::name).toList();
    }

    public void remove(List<Thing> things) {
        things.forEach(thing -> api.delete(thing.kind(), namespace, thing.name()));
    }

    public boolean hasNamespace() {
        return api.get(Kind.NAMESPACE, "", namespace).isPresent();
    }

    /** Removes the namespace with everything in it, the claims and their data included. */
    public void purge() {
        api.delete(Kind.NAMESPACE, "", namespace);
    }

    /** Whether a pod of the environment is still there. */
    public boolean hasPods() {
        return !api.list(Kind.POD, namespace, Names.LABEL_PART_OF).isEmpty();
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }
}
