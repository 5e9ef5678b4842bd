package io.larakube.startup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that keeps a workload from getting ready, as long as it is there.
 *
 * @param pod the pod that shows it; none when there is no pod
 * @param patience how long it must last before it is the end: zero when nothing can mend it but somebody
 */
record Sign(String workload, Optional<String> pod, Cause cause, Duration patience) {

    /** The same for as long as the sign stands, whatever its texts say meanwhile. */
    String key() {
        return workload + "/" + pod.orElse("") + "/" + cause.kind();
    }

    static List<Sign> of(Scene scene) {
        return scene.situation().plan().workloads().stream()
                .flatMap(workload -> Stream.of(
                                new ContainerSigns(scene, workload).all(),
                                new PlacementSigns(scene, workload).all(),
                                new VolumeSigns(scene, workload).all())
                        .flatMap(List::stream))
                .toList();
    }
}
