package io.larakube.rehearsal;

import io.larakube.placement.Ground;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What is rehearsed.
 *
 * @param former the objects that run when it begins, all ready; empty when nothing is there
 * @param batches the objects that are sent, batch by batch
 * @param closes a Service; before the last batch is sent it must lead to no pod of the former objects, as {@code up} sees to it
 * @param ground the nodes that the cluster has, at least one
 */
public record Scenario(List<Tree> former, List<List<Tree>> batches, Optional<String> closes, Ground ground) {

    /** On so many nodes that take every pod. */
    public Scenario(List<Tree> former, List<List<Tree>> batches, Optional<String> closes, int nodes) {
        this(former, batches, closes, Ground.nodes(nodes));
    }

    /** Everything at once, as {@code kubectl apply} sends it, to a cluster of one node. */
    public static Scenario applied(List<Tree> objects) {
        return new Scenario(List.of(), List.of(objects), Optional.empty(), 1);
    }

    /** The same as an update of what runs already. */
    public Scenario updating(List<Tree> objects) {
        return new Scenario(objects, batches, closes, ground);
    }

    public Scenario onNodes(int number) {
        return on(Ground.nodes(number));
    }

    public Scenario on(Ground other) {
        return new Scenario(former, batches, closes, other);
    }
}
