package io.larakube.startup;

import io.larakube.tree.Tree;
import java.util.Optional;

/**
 * A Deployment or a StatefulSet.
 *
 * @param desired how many pods it should have
 * @param ready how many of its pods are Ready, of whatever template
 * @param updated how many pods are of the present template
 * @param generation counts the changes of what is asked for
 * @param observedGeneration the change up to which the cluster's controller has read
 * @param revision of a StatefulSet: the label of the pods of its present template
 * @param refusal why its pods cannot be created, when that is so
 */
public record WorkloadView(
        String name,
        int desired,
        int ready,
        int updated,
        long generation,
        long observedGeneration,
        Optional<String> revision,
        Optional<String> refusal) {

    /** Reads an object of kind {@code Deployment} or {@code StatefulSet}. */
    public static WorkloadView of(Tree object) {
        return new WorkloadView(
                object.textAt("metadata", "name").orElse(""),
                object.numberAt("spec", "replicas").orElse(1L).intValue(),
                object.numberAt("status", "readyReplicas").orElse(0L).intValue(),
                object.numberAt("status", "updatedReplicas").orElse(0L).intValue(),
                object.numberAt("metadata", "generation").orElse(0L),
                object.numberAt("status", "observedGeneration").orElse(0L),
                object.textAt("status", "updateRevision"),
                refusal(object));
    }

    /** Whether the controller has acted on this generation, and on all that it knows of. */
    boolean hasRead(long asked) {
        return observedGeneration >= asked && observedGeneration >= generation;
    }

    private static Optional<String> refusal(Tree object) {
        return Condition.of(object, "ReplicaFailure")
                .filter(failure ->
                        failure.textAt("status").filter("True"::equals).isPresent())
                .flatMap(failure -> failure.textAt("message"));
    }
}
