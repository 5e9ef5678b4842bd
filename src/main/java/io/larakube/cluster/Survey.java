package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.tree.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster has of the objects that are to be sent, what it would make of them, and what is around them. Nothing is changed.
 *
 * @param met each object that is to be sent, in their order
 * @param nodes empty when they may not be listed
 * @param pods of all namespaces; empty when they may not be listed
 */
public record Survey(
        List<Met> met,
        Optional<List<Tree>> nodes,
        Optional<List<Tree>> pods,
        List<Tree> quotas,
        List<Tree> limitRanges,
        List<Tree> volumes,
        List<Tree> claims) {

    private static final Kind QUOTA = new Kind("v1", "ResourceQuota", "resourcequotas", true);
    private static final Kind LIMIT_RANGE = new Kind("v1", "LimitRange", "limitranges", true);
    private static final Kind VOLUME = new Kind("v1", "PersistentVolume", "persistentvolumes", false);
    private static final Kind EVERY_POD = new Kind("v1", "Pod", "pods", false);

    /**
     * An object that is to be sent.
     *
     * @param live as it is now; empty when it is not there
     * @param after as the server would make it, with its defaults; empty when there is no namespace in which it could be asked, or when
     *     it would be refused
     * @param refusal why it would be refused
     */
    public record Met(Tree wanted, Optional<Tree> live, Optional<Tree> after, Optional<String> refusal) {}

    /** Asks the cluster, with every object sent as a dry run. */
    public static Survey take(Api api, String namespace, List<Tree> objects, boolean force) {
        boolean isThere = api.get(Kind.NAMESPACE, "", namespace).isPresent();
        Applier applier = new Applier(api, namespace, new ApplyOptions(true, force));
        Collection<Met> met = SideBySide.of(
                        objects,
                        object -> isThere
                                ? meet(api, applier, namespace, object)
                                : new Met(object, Optional.empty(), Optional.empty(), Optional.empty()))
                .values();
        Map<Kind, Optional<List<Tree>>> listed =
                SideBySide.of(List.of(Kind.NODE, EVERY_POD, VOLUME), kind -> api.allowed(kind, ""));
        Map<Kind, Optional<List<Tree>>> inside = SideBySide.of(
                List.of(QUOTA, LIMIT_RANGE, Kind.CLAIM),
                kind -> isThere ? api.allowed(kind, namespace) : Optional.of(List.of()));
        return new Survey(
                List.copyOf(met),
                allowed(listed, Kind.NODE),
                allowed(listed, EVERY_POD),
                allowed(inside, QUOTA).orElse(List.of()),
                allowed(inside, LIMIT_RANGE).orElse(List.of()),
                allowed(listed, VOLUME).orElse(List.of()),
                allowed(inside, Kind.CLAIM).orElse(List.of()));
    }

    private static Optional<List<Tree>> allowed(Map<Kind, Optional<List<Tree>>> listed, Kind kind) {
        return listed.getOrDefault(kind, Optional.empty());
    }

    private static Met meet(Api api, Applier applier, String namespace, Tree object) {
        String where = object.textAt("metadata", "namespace").orElse(namespace);
        Optional<Tree> live = api.get(
                api.kindOf(object), where, object.textAt("metadata", "name").orElseThrow());
        try {
            return new Met(object, live, Optional.of(applier.apply(object)), Optional.empty());
        } catch (Failure.Unsuccessful refused) {
            return new Met(object, live, Optional.empty(), Optional.of(String.valueOf(refused.getMessage())));
        }
    }
}
