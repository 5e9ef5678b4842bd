package io.larakube.cluster;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a namespace holds at one moment of the kinds of which LaraKube makes many: the {@code metadata} of each object. One list a kind
 * takes the place of a question for each object.
 */
public final class Inventory {

    /** Claims, Secrets and StatefulSets are few, and are never pruned. */
    public static final List<Kind> KINDS = List.of(
            Kind.DEPLOYMENT,
            Kind.SERVICE,
            Kind.CONFIG_MAP,
            Kind.INGRESS,
            Kind.NETWORK_POLICY,
            Kind.DISRUPTION_BUDGET,
            Kind.SERVICE_ACCOUNT);

    private final Api api;
    private final String namespace;
    private final Map<Kind, List<Tree>> listed;

    private Inventory(Api api, String namespace, Map<Kind, List<Tree>> listed) {
        this.api = api;
        this.namespace = namespace;
        this.listed = listed;
    }

    /** Looks at a namespace, which need not be there. */
    public static Inventory take(Api api, String namespace) {
        return new Inventory(api, namespace, SideBySide.of(KINDS, kind -> api.listMetadata(kind, namespace)));
    }

    List<Tree> of(Kind kind) {
        return listed.getOrDefault(kind, List.of());
    }

    /** The {@code resourceVersion} of an object of that name; empty when there is none. What was not listed is asked for. */
    Optional<String> version(Kind kind, String where, String name) {
        if (!listed.containsKey(kind) || !where.equals(namespace)) {
            return api.get(kind, where, name).flatMap(Inventory::version);
        }
        return of(kind).stream()
                .filter(object ->
                        object.textAt("metadata", "name").filter(name::equals).isPresent())
                .findFirst()
                .flatMap(Inventory::version);
    }

    /** An apply that changes nothing leaves it as it was. */
    static Optional<String> version(Tree object) {
        return object.textAt("metadata", "resourceVersion");
    }
}
