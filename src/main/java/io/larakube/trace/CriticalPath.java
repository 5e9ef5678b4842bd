package io.larakube.trace;

import io.larakube.plan.Gate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a start spent its time on: the chain from the workload that became ready last, back through the gates to whom each gate
 * waited for. Shortening anything else would not have made the start shorter.
 */
public final class CriticalPath {

    /** What is shorter is noise. */
    private static final Duration NOTABLE = Duration.ofMillis(50);

    /** A stretch on the path. */
    public record Leg(String workload, Span span) {}

    private final Trace trace;
    private final Deque<Leg> legs = new ArrayDeque<>();

    private CriticalPath(Trace trace) {
        this.trace = trace;
    }

    /** The path in the order of time, without gaps that matter; empty when nothing became ready in this start. */
    public static List<Leg> of(Trace trace) {
        CriticalPath path = new CriticalPath(trace);
        trace.tracks().stream()
                .filter(track -> !track.isUntouched() && track.ready().isPresent())
                .max(Comparator.comparing(track -> track.ready().orElseThrow()))
                .ifPresent(track -> path.back(track, track.ready().orElseThrow()));
        return List.copyOf(path.legs);
    }

    /** Adds what a workload did until a moment; at a gate goes on with whom it waited for, from the moment at which that was ready. */
    private void back(Track track, Duration until) {
        for (Span span : track.spans().reversed()) {
            if (span.from().compareTo(until) >= 0) {
                continue;
            }
            Duration to = span.to().compareTo(until) < 0 ? span.to() : until;
            Optional<Track> awaited = span.kind() == Span.Kind.GATE ? awaited(span, to) : Optional.empty();
            Duration from = awaited.flatMap(Track::ready)
                    .filter(ready -> ready.compareTo(span.from()) > 0)
                    .orElse(span.from());
            Span part = new Span(span.step(), span.text(), from, to);
            if (part.length().compareTo(NOTABLE) >= 0) {
                legs.addFirst(new Leg(track.workload(), part));
            }
            if (awaited.isPresent() && from.compareTo(span.from()) > 0) {
                back(awaited.get(), from);
                return;
            }
        }
    }

    /** Who became ready last before a gate opened. */
    private Optional<Track> awaited(Span gate, Duration opened) {
        boolean isForWeb = gate.step().equals(Span.WAITING_FOR_WEB);
        return trace.tracks().stream()
                .filter(track -> isForWeb ? isLeader(track) : track.gates().isEmpty())
                .filter(track -> track.ready()
                        .filter(ready -> ready.compareTo(opened) <= 0)
                        .isPresent())
                .max(Comparator.comparing(track -> track.ready().orElseThrow()));
    }

    private static boolean isLeader(Track track) {
        return !track.gates().isEmpty() && !track.gates().contains(Gate.Web.INIT_CONTAINER);
    }
}
