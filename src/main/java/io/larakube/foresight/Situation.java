package io.larakube.foresight;

import io.larakube.rehearsal.Timings;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a foresight is computed from.
 *
 * @param release the id that the start would have
 * @param image the reference that the application's pods would run
 * @param batches the objects that would be sent, batch by batch: surroundings, leaders, workers
 * @param removed what would be removed, as people call it
 * @param namespace what the cluster has
 * @param application what the folder says
 * @param timings how long things take
 */
public record Situation(
        String release,
        String image,
        List<List<Pair>> batches,
        List<String> removed,
        Surroundings namespace,
        Application application,
        Timings timings) {

    /**
     * What the cluster has around the objects.
     *
     * @param name of the namespace
     * @param nodes empty when they may not be listed
     * @param pods of all namespaces; empty when they may not be listed
     * @param quotas those of the namespace
     * @param limitRanges those of the namespace
     * @param volumes PersistentVolumes, as far as they may be listed
     * @param claims those of the namespace
     */
    public record Surroundings(
            String name,
            Optional<List<Tree>> nodes,
            Optional<List<Tree>> pods,
            List<Tree> quotas,
            List<Tree> limitRanges,
            List<Tree> volumes,
            List<Tree> claims) {}

    /**
     * What the application's folder says.
     *
     * @param keyPlaces where each key of the configuration stands, {@code .env:12}
     * @param configuration the file of the configuration
     * @param lines where fields of the manifests stand
     * @param migrations sources of the migrations by their names, in the order in which Laravel runs them
     * @param ran which of them have run
     * @param dialect of the database
     */
    public record Application(
            Map<String, String> keyPlaces,
            String configuration,
            ManifestLines lines,
            Map<String, String> migrations,
            Ran ran,
            Dialect dialect) {}

    List<Pair> pairs() {
        return batches.stream().flatMap(List::stream).toList();
    }

    List<Pair> workloads() {
        return Stream.of(1, 2)
                .filter(batch -> batch < batches.size())
                .flatMap(batch -> batches.get(batch).stream())
                .filter(Pair::isWorkload)
                .toList();
    }

    ManifestLines lines() {
        return application.lines();
    }

    /** Where a key stands; the file when it does not stand there any more. */
    Optional<String> keyPlace(String key) {
        return Optional.of(application.keyPlaces().getOrDefault(key, application.configuration()));
    }

    boolean isFirstStart() {
        return workloads().stream().allMatch(pair -> pair.live().isEmpty());
    }
}
