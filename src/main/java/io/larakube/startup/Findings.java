package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.startup.PlacementCause.Unschedulable;
import io.larakube.startup.ProcessCause.GateClosed;
import io.larakube.startup.VolumeCause.ClaimUnbound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes findings of the signs that have lasted: one for each cause, and none for what is only its consequence. */
record Findings(Scene scene, List<Sign> signs, Map<String, Instant> standing) {

    private static final int LINES = 6;

    List<Finding> all() {
        Map<String, List<Sign>> byCause = new LinkedHashMap<>();
        for (Sign sign : signs) {
            if (!isConsequence(sign)) {
                byCause.computeIfAbsent(sign.cause().what(), what -> new ArrayList<>())
                        .add(sign);
            }
        }
        return byCause.values().stream().map(this::finding).toList();
    }

    /** Of this sign alone. */
    Finding one(Sign sign) {
        return finding(List.of(sign));
    }

    private Finding finding(List<Sign> same) {
        return new Finding(
                same.stream().map(Sign::workload).distinct().toList(),
                same.getFirst().cause(),
                merged(same, sign -> sign.cause().evidence()),
                same.stream()
                        .map(sign -> standing.getOrDefault(sign.key(), Instant.MAX))
                        .min(Instant::compareTo)
                        .orElseThrow(),
                merged(same, sign -> sign.cause().next(commands(sign))));
    }

    /** The first lines of all of them, then their second lines: what they have in common stays in its order. */
    private static List<String> merged(List<Sign> same, Function<Sign, List<String>> lines) {
        List<List<String>> all = same.stream().map(lines).toList();
        int most = all.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .boxed()
                .flatMap(index ->
                        all.stream().flatMap(each -> each.stream().skip(index).limit(1)))
                .distinct()
                .limit(LINES)
                .toList();
    }

    private Commands commands(Sign sign) {
        boolean engine = scene.situation()
                .plan()
                .workload(sign.workload())
                .filter(Workload.Backing.class::isInstance)
                .isPresent();
        return new Commands(
                scene.situation().plan().environment(),
                scene.situation().plan().namespace(),
                scene.situation().context(),
                sign.workload(),
                engine,
                sign.pod(),
                scene.facts().former().map(Facts.Former::image));
    }

    private boolean isConsequence(Sign sign) {
        return switch (sign.cause()) {
            case GateClosed closed -> signs.stream().anyMatch(other -> closes(other, closed));
            case Unschedulable unscheduled ->
                unscheduled.message().contains("ersistent")
                        && signs.stream()
                                .filter(other -> other.workload().equals(sign.workload()))
                                .anyMatch(other -> other.cause() instanceof ClaimUnbound);
            case ImageCause image -> false;
            case ProcessCause process -> false;
            case ProbeCause probe -> false;
            case PlacementCause placement -> false;
            case VolumeCause volume -> false;
            case RouteCause route -> false;
            case WorkloadCause of -> false;
        };
    }

    /** Whether what ails one workload keeps the gate of another one closed. */
    private boolean closes(Sign other, GateClosed closed) {
        return switch (closed.gate()) {
            case Gate.Web web -> scene.situation().isLeader(other.workload());
            case Gate.Services services -> closed.text().contains(" " + other.workload() + ":");
        };
    }
}
