package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * A pod that looks for a node, or has one.
 *
 * @param namespace the pods that it wants to be beside, or not, are of the same one unless it says otherwise
 * @param spec of the pod
 */
public record Newcomer(String namespace, Map<String, Tree> labels, Tree spec) {

    /** A pod of a template. */
    public static Newcomer of(String namespace, Tree template) {
        return new Newcomer(
                namespace,
                template.fieldsAt("metadata", "labels"),
                template.at("spec").orElse(Tree.obj()));
    }

    List<Wish> wishes() {
        return Wish.of(spec);
    }
}
