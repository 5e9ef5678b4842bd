package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods are meant. One that is not there means none, an empty one all (API reference of LabelSelector).
 *
 * @param sameAs keys that must have the value that they have at the pod itself ({@code matchLabelKeys})
 */
record LabelSelector(Optional<Tree> selector, List<String> sameAs) {

    static LabelSelector of(Tree owner) {
        return new LabelSelector(
                owner.at("labelSelector"),
                owner.itemsAt("matchLabelKeys").stream()
                        .flatMap(key -> key.textAt().stream())
                        .toList());
    }

    /** @param own the labels of the pod that says it; a key that it does not have is ignored */
    boolean picks(Map<String, Tree> own, Map<String, Tree> labels) {
        return selector.isPresent()
                && selector.get().fieldsAt("matchLabels").entrySet().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
                && selector.get().itemsAt("matchExpressions").stream()
                        .allMatch(expression -> Requirement.holds(expression, labels))
                && sameAs.stream()
                        .filter(own::containsKey)
                        .allMatch(key -> own.get(key) != null && own.get(key).equals(labels.get(key)));
    }
}
