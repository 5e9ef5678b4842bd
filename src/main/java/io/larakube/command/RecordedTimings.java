package io.larakube.command;

import io.larakube.plan.Gate;
import io.larakube.rehearsal.Timings;
import io.larakube.trace.Span;
import io.larakube.trace.Trace;
import io.larakube.trace.TraceFolder;
import io.larakube.trace.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * How long things take, read from the starts of an environment that were recorded here; where there are none, as they were read from
 * the recordings of a test cluster.
 *
 * @param starts how many were read
 */
record RecordedTimings(Timings timings, int starts, String newest) {

    private static final int MOST_STARTS = 5;
    /** From a server that answers until the cluster knows it: half a period of its probe, and the way. */
    private static final long PROBED = 1000;

    private static final String MIGRATING = "migrating";
    private static final String STARTING = "starting";

    /** Of the newest starts of an environment that ended ready. */
    static RecordedTimings of(Project project, String environment) {
        return of(TraceFolder.in(project.folder().root()).all(), environment);
    }

    /** @param traces the newest first */
    static RecordedTimings of(List<Trace> traces, String environment) {
        List<Trace> ready = traces.stream()
                .filter(trace -> trace.environment().equals(environment) && trace.verdict() == Trace.Verdict.READY)
                .limit(MOST_STARTS)
                .toList();
        if (ready.isEmpty()) {
            return new RecordedTimings(Timings.RECORDED, 0, "");
        }
        return new RecordedTimings(
                timings(ready), ready.size(), ready.getFirst().id());
    }

    /** Where they come from, as a sentence goes on. */
    String from() {
        return switch (starts) {
            case 0 -> "times as they were recorded on a test cluster";
            case 1 -> "times of the recorded start " + newest;
            default -> "times of " + starts + " recorded starts, the newest " + newest;
        };
    }

    private static Timings timings(List<Trace> traces) {
        Timings known = Timings.RECORDED;
        long next = median(spans(workers(traces), STARTING), span -> span).orElse(known.nextContainer());
        Stream<Long> sent = leaders(traces).stream()
                .map(track -> track.spans().getFirst())
                .filter(span -> span.step().equals(Span.NOT_YET_CREATED))
                .map(span -> span.length().toMillis());
        Optional<Long> make = median(spans(all(traces), "preparing"), span -> span);
        return new Timings(
                median(sent.toList(), first -> first / 2).orElse(known.send()),
                known.follow(),
                known.control(),
                known.schedule(),
                known.provision(),
                make.orElse(known.make()),
                make.isPresent() ? 0 : known.makeMore(),
                median(pulls(traces), pull -> pull).orElse(0L),
                next,
                known.prepare(),
                median(spans(leaders(traces), STARTING), span -> Math.max(100, span - next))
                        .orElse(known.boot()),
                known.workerBoot(),
                known.serverBoot(),
                database(traces, true).orElse(known.databaseBoot()),
                database(traces, false).orElse(known.databaseReboot()),
                median(migrations(traces), span -> span).orElse(known.migration()),
                median(afterMigrations(traces), span -> span).orElse(known.optimize()),
                known.status(),
                known.nodeBack());
    }

    private static List<Track> all(List<Trace> traces) {
        return traces.stream()
                .flatMap(trace -> trace.tracks().stream())
                .filter(track -> !track.isUntouched())
                .toList();
    }

    private static List<Track> leaders(List<Trace> traces) {
        return all(traces).stream()
                .filter(track -> !track.gates().isEmpty() && !isWorker(track))
                .toList();
    }

    private static List<Track> workers(List<Trace> traces) {
        return all(traces).stream().filter(RecordedTimings::isWorker).toList();
    }

    private static boolean isWorker(Track track) {
        return track.gates().contains(Gate.Web.INIT_CONTAINER);
    }

    private static List<Long> spans(List<Track> tracks, String step) {
        return tracks.stream()
                .flatMap(track -> track.spans().stream())
                .filter(span -> span.step().equals(step))
                .map(span -> span.length().toMillis())
                .toList();
    }

    /** What each workload spent on pulling; most of them nothing, when the nodes have the images. */
    private static List<Long> pulls(List<Trace> traces) {
        return all(traces).stream()
                .map(track -> spans(List.of(track), "pulling").stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .toList();
    }

    /** Each migration but what follows the last, in which its process ends. */
    private static List<Long> migrations(List<Trace> traces) {
        List<Long> migrations = new ArrayList<>();
        for (Track leader : leaders(traces)) {
            List<Long> spans = spans(List.of(leader), MIGRATING);
            migrations.addAll(spans.size() > 1 ? spans.subList(0, spans.size() - 1) : spans);
        }
        return migrations;
    }

    /** From the end of the last migration until the caches are written. */
    private static List<Long> afterMigrations(List<Trace> traces) {
        List<Long> after = new ArrayList<>();
        for (Track leader : leaders(traces)) {
            List<Long> migrating = spans(List.of(leader), MIGRATING);
            List<Long> optimizing = spans(List.of(leader), "optimizing");
            if (!optimizing.isEmpty()) {
                after.add((migrating.size() > 1 ? migrating.getLast() : 0) + optimizing.getFirst());
            }
        }
        return after;
    }

    /** A database that makes its files takes longer than one that has them. */
    private static Optional<Long> database(List<Trace> traces, boolean isFirst) {
        List<Track> databases = traces.stream()
                .filter(trace -> trace.former().isEmpty() == isFirst)
                .flatMap(trace -> trace.tracks().stream())
                .filter(track -> List.of("postgres", "mysql", "mariadb").contains(track.workload()))
                .filter(track -> !track.isUntouched())
                .toList();
        return median(spans(databases, "becoming-ready"), span -> Math.max(100, span - PROBED));
    }

    private static Optional<Long> median(List<Long> values, LongUnaryOperator meaning) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        meaning.applyAsLong(values.stream().sorted().toList().get(values.size() / 2)));
    }
}
