package io.larakube.trace;

import io.larakube.trace.Trace.Verdict;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the JSON lines of a start. A recording that breaks off is a start that was interrupted. */
final class TraceReader {

    private final String id;
    private final Map<String, List<String>> gates = new LinkedHashMap<>();
    private final Map<String, List<Tree>> changes = new LinkedHashMap<>();
    private Optional<Tree> begin = Optional.empty();
    private Optional<Tree> end = Optional.empty();
    private Duration last = Duration.ZERO;

    private TraceReader(String id) {
        this.id = id;
    }

    /** The start that the lines tell of; empty when they do not even tell what was started. */
    static Optional<Trace> read(String id, String lines) {
        return read(id, lines.lines().flatMap(line -> Json.parse(line).stream()));
    }

    static Optional<Trace> read(String id, Stream<? extends Tree> events) {
        TraceReader reader = new TraceReader(id);
        events.forEach(reader::event);
        try {
            return reader.begin.map(reader::trace);
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    private void event(Tree event) {
        switch (event.textAt("event").orElse("")) {
            case "begin" -> begin(event);
            case "change" -> change(event);
            case "end" -> end = Optional.of(event);
            default -> {} // of a newer version
        }
    }

    private void begin(Tree event) {
        begin = Optional.of(event);
        for (Tree workload : event.itemsAt("workloads")) {
            String name = workload.textAt("workload").orElse("");
            gates.put(
                    name,
                    workload.itemsAt("gates").stream()
                            .flatMap(gate -> gate.textAt().stream())
                            .toList());
            changes.put(name, new ArrayList<>());
        }
    }

    private void change(Tree event) {
        event.textAt("workload").map(changes::get).ifPresent(list -> list.add(event));
        last = after(event);
    }

    private static Duration after(Tree event) {
        return Duration.ofMillis(event.numberAt("afterMillis").orElse(0L));
    }

    private Trace trace(Tree beginning) {
        Duration took = end.flatMap(event -> event.numberAt("elapsedMillis"))
                .map(Duration::ofMillis)
                .orElse(last);
        return new Trace(
                id,
                Instant.parse(beginning.textAt("at").orElse("")),
                beginning.textAt("environment").orElse(""),
                beginning.textAt("release").orElse(""),
                beginning.textAt("image").orElse(""),
                beginning.textAt("by").orElse(""),
                end.flatMap(event -> event.textAt("former")),
                verdict(),
                took,
                changes.keySet().stream().map(name -> track(name, took)).toList(),
                troubles());
    }

    private Verdict verdict() {
        return switch (end.flatMap(event -> event.textAt("verdict")).orElse("")) {
            case "ready" -> Verdict.READY;
            case "stuck" -> Verdict.STUCK;
            case "late" -> Verdict.LATE;
            default -> Verdict.INTERRUPTED;
        };
    }

    private Track track(String workload, Duration took) {
        List<Span> spans = new ArrayList<>();
        Span open = new Span(Span.NOT_YET_CREATED, "not yet created", Duration.ZERO, took);
        for (Tree change : changes.getOrDefault(workload, List.of())) {
            Span next = new Span(
                    change.textAt("state").orElse(""), change.textAt("text").orElse(""), after(change), took);
            if (isOneStretch(open, next)) {
                open = new Span(open.step(), next.text(), open.from(), took);
            } else {
                spans.add(new Span(open.step(), open.text(), open.from(), next.from()));
                open = next;
            }
        }
        spans.add(open);
        spans.removeIf(span -> span.length().isZero() && !span.step().equals(Span.READY));
        return new Track(workload, gates.getOrDefault(workload, List.of()), spans.isEmpty() ? List.of(open) : spans);
    }

    /** Each migration is a stretch of its own. */
    private static boolean isOneStretch(Span one, Span next) {
        return one.step().equals(next.step()) && !one.step().equals(Span.MIGRATING);
    }

    private List<String> troubles() {
        return end.map(event -> event.itemsAt("troubles")).orElse(List.of()).stream()
                .map(trouble -> String.join(
                                ", ",
                                trouble.itemsAt("workloads").stream()
                                        .flatMap(name -> name.textAt().stream())
                                        .toList())
                        + ": " + trouble.textAt("what").orElse(""))
                .toList();
    }
}
