package io.larakube.startup;

import io.larakube.plan.Release;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.TimePassed;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A start as it was observed on a real cluster: the watched objects, cut to the fields that are read, and the lines that containers wrote,
 * with the times at which they arrived.
 *
 * @param begun when the command that made the objects was given
 */
record Recording(Instant begun, Release release, List<StartupEvent> events) {

    private static final long TICK_MILLIS = 250;

    /** Reads {@code src/test/resources/startup/NAME.jsonl}. */
    static Recording of(String name) {
        List<Tree> lines =
                read(name).lines().map(line -> Json.parse(line).orElseThrow()).toList();
        Tree first = lines.getFirst();
        List<StartupEvent> events = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> event(line, events));
        return new Recording(at(first), new Release(first.textAt("begin").orElseThrow()), events);
    }

    /** The events with {@code TimePassed} between them, as a command that watches sends it, and for a while after the last one. */
    List<StartupEvent> withTime(int secondsAfter) {
        List<StartupEvent> all = new ArrayList<>();
        Instant tick = begun;
        for (StartupEvent event : events) {
            while (tick.isBefore(event.at())) {
                all.add(new TimePassed(tick));
                tick = tick.plusMillis(TICK_MILLIS);
            }
            all.add(event);
        }
        Instant end = tick.plusSeconds(secondsAfter);
        for (; tick.isBefore(end); tick = tick.plusMillis(TICK_MILLIS)) {
            all.add(new TimePassed(tick));
        }
        return all;
    }

    private static void event(Tree line, List<StartupEvent> events) {
        line.at("object")
                .flatMap(object -> StartupEvent.observed(at(line), object))
                .ifPresent(events::add);
        line.at("deleted")
                .flatMap(object -> StartupEvent.deleted(at(line), object))
                .ifPresent(events::add);
        line.at("log")
                .ifPresent(log -> events.add(new LogLine(
                        at(line),
                        log.textAt("pod").orElseThrow(),
                        log.textAt("container").orElseThrow(),
                        log.numberAt("run").orElseThrow().intValue(),
                        log.textAt("text").orElseThrow())));
        line.at("sending").ifPresent(sending -> events.add(new Sending(at(line))));
        line.at("applied").ifPresent(applied -> events.add(new Applied(at(line), generations(applied))));
    }

    private static Map<String, Long> generations(Tree applied) {
        Map<String, Long> generations = new LinkedHashMap<>();
        applied.fieldsAt()
                .forEach((name, value) -> generations.put(
                        name, Tree.obj().with("n", value).numberAt("n").orElseThrow()));
        return generations;
    }

    private static Instant at(Tree line) {
        return Instant.parse(line.textAt("at").orElseThrow());
    }

    private static String read(String name) {
        String path = "/startup/" + name + ".jsonl";
        try (InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
