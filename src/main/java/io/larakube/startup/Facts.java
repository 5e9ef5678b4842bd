package io.larakube.startup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that was observed, each object as it was seen last.
 *
 * @param pods by name
 * @param gone uids of deleted pods
 * @param workloads by name
 * @param claims by name
 * @param notices by what they are about and what they say
 * @param logs by pod, container and run
 * @param before how things were before this start
 * @param former the release that ran before, when one was seen
 * @param applied generations of the workloads that were sent; empty until all was sent
 */
record Facts(
        Map<String, PodView> pods,
        Set<String> gone,
        Map<String, WorkloadView> workloads,
        Map<String, ClaimView> claims,
        Map<String, Heard> notices,
        Map<LogKey, ContainerLog> logs,
        Before before,
        Optional<Former> former,
        Optional<Map<String, Long>> applied) {

    /** One run of a container. */
    record LogKey(String pod, String container, int run) implements Comparable<LogKey> {
        @Override
        public int compareTo(LogKey other) {
            int byPod = pod.compareTo(other.pod);
            int byContainer = byPod != 0 ? byPod : container.compareTo(other.container);
            return byContainer != 0 ? byContainer : Integer.compare(run, other.run);
        }
    }

    /**
     * A notice.
     *
     * @param at when it was heard last
     * @param old whether it was heard before this start and not again since
     */
    record Heard(Notice notice, Instant at, boolean old) {}

    /**
     * How things were before this start.
     *
     * @param ready uids of pods that were Ready
     * @param restarts of each container, by pod uid and container
     * @param isOver whether this start has begun to change things
     */
    record Before(Set<String> ready, Map<String, Integer> restarts, boolean isOver) {
        Before over() {
            return new Before(ready, restarts, true);
        }
    }

    /** What the leader ran before. */
    record Former(String release, String image) {}

    static final Facts NONE = new Facts(
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            new Before(Set.of(), Map.of(), false),
            Optional.empty(),
            Optional.empty());

    boolean isApplied() {
        return applied.isPresent();
    }

    Facts withPods(Map<String, PodView> pods) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withGone(Map<String, PodView> pods, Set<String> gone) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withWorkloads(Map<String, WorkloadView> workloads) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withClaims(Map<String, ClaimView> claims) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withNotices(Map<String, Heard> notices) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withLogs(Map<LogKey, ContainerLog> logs) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withBefore(Before before, Optional<Former> former) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    Facts withApplied(Optional<Map<String, Long>> applied) {
        return new Facts(pods, gone, workloads, claims, notices, logs, before, former, applied);
    }

    static <K extends Comparable<K>, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }

    static Set<String> with(Set<String> set, String item) {
        Set<String> more = new TreeSet<>(set);
        more.add(item);
        return more;
    }
}
