package io.larakube.why;

import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.startup.Cause;
import io.larakube.startup.PlacementCause.HeldByFinalizer;
import io.larakube.startup.WorkloadCause.Missing;
import io.larakube.startup.WorkloadCause.OtherRelease;
import io.larakube.startup.WorkloadCause.Paused;
import io.larakube.startup.WorkloadCause.ScaledToZero;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What shows in a Deployment or StatefulSet itself. */
record WorkloadRules(Look look, Workload workload) {

    /** All objects of a release are sent within seconds. */
    private static final Duration SENDING = Duration.ofSeconds(15);

    /** The object of a pod goes a moment after its last process. */
    private static final Duration GOING = Duration.ofSeconds(5);

    /** @param isWaitedFor whether the way here led over somebody who waits for it */
    List<Cause> all(boolean isWaitedFor) {
        Optional<Tree> object = look.object(workload);
        if (object.isEmpty()) {
            Duration since =
                    Duration.between(look.snapshot().begun(), look.snapshot().at());
            String name = Look.kind(workload) + " " + workload.name();
            return since.compareTo(SENDING) < 0 ? List.of() : List.of(new Missing(name));
        }
        List<Cause> causes = new ArrayList<>();
        otherRelease(object.get()).ifPresent(causes::add);
        paused(object.get()).ifPresent(causes::add);
        if (isWaitedFor && object.get().numberAt("spec", "replicas").orElse(1L) == 0) {
            causes.add(new ScaledToZero());
        }
        if (look.pods(workload).isEmpty()) {
            look.leaving(workload).stream().flatMap(this::held).forEach(causes::add);
        }
        return causes;
    }

    /** An engine belongs to every release. */
    private Optional<Cause> otherRelease(Tree object) {
        if (workload instanceof Workload.Backing) {
            return Optional.empty();
        }
        Optional<String> release = object.textAt("spec", "template", "metadata", "labels", Names.LABEL_RELEASE);
        String started = look.snapshot().release();
        return release.filter(started::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new OtherRelease(release, started));
    }

    private Optional<Cause> paused(Tree object) {
        return object.isTrueAt("spec", "paused") && look.pods(workload).isEmpty()
                ? Optional.of(new Paused())
                : Optional.empty();
    }

    private Stream<Cause> held(Tree pod) {
        List<String> finalizers = pod.itemsAt("metadata", "finalizers").stream()
                .flatMap(finalizer -> finalizer.textAt().stream())
                .toList();
        boolean late = Times.ago(pod, look.snapshot().at(), List.of("metadata", "deletionTimestamp"))
                        .compareTo(GOING)
                >= 0;
        return finalizers.isEmpty() || !late
                ? Stream.empty()
                : Stream.of(new HeldByFinalizer(Look.name(pod), finalizers));
    }
}
