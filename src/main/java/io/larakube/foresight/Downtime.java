package io.larakube.foresight;

import io.larakube.failure.Failure;
import io.larakube.placement.Ground;
import io.larakube.plan.Names;
import io.larakube.rehearsal.Played;
import io.larakube.rehearsal.Played.Doing;
import io.larakube.rehearsal.Played.Span;
import io.larakube.rehearsal.Rehearsal;
import io.larakube.rehearsal.Scenario;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For how long nobody would answer, as a rehearsal on a virtual clock has it.
 *
 * @param allReady until everything would be ready; empty when the rehearsal does not come to that
 * @param pauses of each workload that runs now: how long none of its pods would be ready
 * @param remark what the rehearsal leaves out, or why there is none
 */
public record Downtime(Optional<Duration> allReady, Map<String, Duration> pauses, List<String> remark) {

    public Downtime {
        remark = List.copyOf(remark);
    }

    static Downtime of(Situation situation, Migrations migrations) {
        boolean changes =
                situation.workloads().stream().anyMatch(pair -> pair.live().isEmpty() || pair.restarts());
        if (!changes) {
            return new Downtime(Optional.of(Duration.ZERO), Map.of(), List.of());
        }
        try {
            Rehearsal rehearsal = Rehearsal.of(scenario(situation));
            List<String> names =
                    migrations.pending().stream().map(Migrations.Pending::name).toList();
            Played played = rehearsal.play(Rehearsal.Play.plain(names).withTimings(situation.timings()), Instant.EPOCH);
            Optional<Duration> ready =
                    played.ready() ? Optional.of(Duration.ofMillis(played.millis())) : Optional.empty();
            return new Downtime(ready, pauses(situation, played), rehearsal.remarks());
        } catch (Failure.Unsuccessful tooLarge) {
            return new Downtime(Optional.empty(), Map.of(), List.of(String.valueOf(tooLarge.getMessage())));
        }
    }

    private static Scenario scenario(Situation situation) {
        List<Tree> former = situation.isFirstStart()
                ? List.of()
                : situation.pairs().stream()
                        .flatMap(pair -> pair.live().stream())
                        .toList();
        List<List<Tree>> batches = situation.batches().stream()
                .map(batch -> batch.stream().map(Pair::after).toList())
                .toList();
        return new Scenario(former, batches, Optional.of(releaseService(batches)), ground(situation.namespace()));
    }

    /** The nodes with what pods of others take of them; one that takes everything when they may not be listed. */
    private static Ground ground(Situation.Surroundings namespace) {
        if (namespace.nodes().orElse(List.of()).isEmpty()) {
            return Ground.nodes(1);
        }
        List<Tree> others = namespace.pods().orElse(List.of()).stream()
                .filter(pod -> !pod.textAt("metadata", "namespace").equals(Optional.of(namespace.name())))
                .filter(Fleet::takesRoom)
                .toList();
        return Ground.of(namespace.nodes().get(), others);
    }

    /** The workers' gate asks a Service of its own where two releases serve side by side. */
    private static String releaseService(List<List<Tree>> batches) {
        boolean hasItsOwn = batches.stream()
                .flatMap(List::stream)
                .anyMatch(object ->
                        object.textAt("kind").filter("Service"::equals).isPresent()
                                && object.textAt("metadata", "name")
                                        .filter(Names.RELEASE_SERVICE::equals)
                                        .isPresent());
        return hasItsOwn ? Names.RELEASE_SERVICE : Names.WEB_SERVICE;
    }

    private static Map<String, Duration> pauses(Situation situation, Played played) {
        Map<String, Duration> pauses = new LinkedHashMap<>();
        for (Pair pair : situation.workloads()) {
            if (pair.restarts() && pair.liveReplicas() > 0) {
                pauses.put(pair.name(), pause(pair.name(), played));
            }
        }
        return pauses;
    }

    /** The time in which no pod is ready, all stretches together. */
    private static Duration pause(String workload, Played played) {
        List<Span> ready = played.spans().stream()
                .filter(span -> span.workload().equals(workload) && span.doing() == Doing.READY)
                .sorted(Comparator.comparingLong(Span::from))
                .toList();
        long covered = 0;
        long pause = 0;
        for (Span span : new ArrayList<>(ready)) {
            pause += Math.max(0, span.from() - covered);
            covered = Math.max(covered, span.until());
        }
        return Duration.ofMillis(pause + Math.max(0, played.millis() - covered));
    }
}
