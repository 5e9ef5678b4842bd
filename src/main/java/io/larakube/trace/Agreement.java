package io.larakube.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a rehearsal goes as a start really went.
 *
 * @param ready when each workload became ready, really and rehearsed
 * @param turned what came one after the other in the start and the other way round in the rehearsal; nothing when the order agrees
 */
public record Agreement(List<Ready> ready, List<String> turned) {

    /** What is closer together than this could as well have come the other way round. */
    public static final Duration NOISE = Duration.ofMillis(1500);

    public Agreement {
        ready = List.copyOf(ready);
        turned = List.copyOf(turned);
    }

    /** When a workload became ready since the start began. */
    public record Ready(String workload, Duration recorded, Duration rehearsed) {
        /** How much longer the rehearsal says; below zero when it says less. */
        public Duration error() {
            return rehearsed.minus(recorded);
        }
    }

    public static Agreement of(Trace recorded, Trace rehearsed) {
        List<Ready> ready = new ArrayList<>();
        for (Track track : recorded.tracks()) {
            if (track.isUntouched()) {
                continue;
            }
            track.ready()
                    .ifPresent(really -> rehearsed
                            .track(track.workload())
                            .flatMap(Track::ready)
                            .ifPresent(played -> ready.add(new Ready(track.workload(), really, played))));
        }
        return new Agreement(ready, turned(entered(recorded), entered(rehearsed)));
    }

    /** When the last workload was ready. */
    public Ready all() {
        Duration recorded =
                ready.stream().map(Ready::recorded).max(Duration::compareTo).orElse(Duration.ZERO);
        Duration rehearsed =
                ready.stream().map(Ready::rehearsed).max(Duration::compareTo).orElse(Duration.ZERO);
        return new Ready("all", recorded, rehearsed);
    }

    /** When each workload entered each of its steps first. */
    private static Map<Step, Duration> entered(Trace trace) {
        Map<Step, Duration> entered = new LinkedHashMap<>();
        for (Track track : trace.tracks()) {
            for (Span span : track.isUntouched() ? List.<Span>of() : track.spans()) {
                if (!span.step().equals(Span.NOT_YET_CREATED)) {
                    entered.putIfAbsent(new Step(track.workload(), span.step()), span.from());
                }
            }
        }
        return entered;
    }

    private static List<String> turned(Map<Step, Duration> really, Map<Step, Duration> rehearsed) {
        List<String> turned = new ArrayList<>();
        really.forEach((earlier, at) -> really.forEach((later, then) -> {
            Duration one = rehearsed.get(earlier);
            Duration other = rehearsed.get(later);
            boolean isTurned = one != null && other != null && isClear(at, then) && isClear(other, one);
            if (isTurned && earlier.mayHoldUp(later)) {
                turned.add(earlier + " came before " + later);
            }
        }));
        return turned;
    }

    private static boolean isClear(Duration earlier, Duration later) {
        return later.minus(earlier).compareTo(NOISE) > 0;
    }

    private record Step(String workload, String name) {

        /** Workloads wait for each other's being ready only; whatever else they do side by side comes in any order. */
        boolean mayHoldUp(Step later) {
            return workload.equals(later.workload) || name.equals(Span.READY);
        }

        @Override
        public String toString() {
            return workload + " " + name;
        }
    }
}
