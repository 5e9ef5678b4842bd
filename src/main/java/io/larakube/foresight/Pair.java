package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * An object as it is in the cluster and as it would be.
 *
 * @param live empty when it is not there
 * @param after as the server would make it, with its defaults; what would be sent when there is nobody to ask
 * @param refusal why the server would not take it
 */
public record Pair(Optional<Tree> live, Tree after, Optional<String> refusal) {

    static final List<String> TEMPLATE = List.of("spec", "template");

    String kind() {
        return after.textAt("kind").orElse("");
    }

    String name() {
        return after.textAt("metadata", "name").orElse("");
    }

    /** Such as {@code Deployment php-web}. */
    String shown() {
        return kind() + " " + name();
    }

    boolean isWorkload() {
        return kind().equals("Deployment") || kind().equals("StatefulSet");
    }

    boolean isClaim() {
        return kind().equals("PersistentVolumeClaim");
    }

    /** Whether the pods of a workload would be replaced. */
    boolean restarts() {
        return live.isPresent() && refusal.isEmpty() && !templateDifferences().isEmpty();
    }

    List<Difference> templateDifferences() {
        Tree nothing = Tree.obj();
        return Differences.between(
                TEMPLATE,
                live.flatMap(object -> object.at("spec", "template")).orElse(nothing),
                after.at("spec", "template").orElse(nothing));
    }

    /** What its user says of it; status and what servers note for themselves left out. */
    static Tree said(Tree object) {
        if (!(object instanceof Tree.Obj fields)) {
            return object;
        }
        Tree.Obj metadata = Tree.obj()
                .withUnlessEmpty("labels", object.at("metadata", "labels").orElse(Tree.obj()))
                .withUnlessEmpty("annotations", annotations(object));
        return fields.without("status").with("metadata", metadata);
    }

    /** The deployment controller counts revisions in one. */
    private static Tree annotations(Tree object) {
        Tree.Obj annotations = Tree.obj();
        for (var annotation : object.fieldsAt("metadata", "annotations").entrySet()) {
            boolean isNoted = annotation.getKey().startsWith("deployment.kubernetes.io/")
                    || annotation.getKey().startsWith("volume.kubernetes.io/")
                    || annotation.getKey().startsWith("pv.kubernetes.io/");
            annotations = isNoted ? annotations : annotations.with(annotation.getKey(), annotation.getValue());
        }
        return annotations;
    }

    long replicas() {
        return after.numberAt("spec", "replicas").orElse(1L);
    }

    /** How many of its pods are wanted in the cluster now. */
    long liveReplicas() {
        return live.map(object -> object.numberAt("spec", "replicas").orElse(1L))
                .orElse(0L);
    }

    boolean isRecreated() {
        return kind().equals("StatefulSet")
                || after.textAt("spec", "strategy", "type")
                        .filter("Recreate"::equals)
                        .isPresent();
    }
}
