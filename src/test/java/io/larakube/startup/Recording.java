package io.larakube.startup;

import io.larakube.plan.Release;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.TimePassed;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A start as it was observed on a real cluster: the watched objects, cut to the fields that are read, and the lines that containers wrote,
 * with the times at which they arrived.
 *
 * @param begun when the command that made the objects was given
 */
public record Recording(Instant begun, Release release, List<StartupEvent> events) {

    private static final Path FOLDER = Path.of("src/test/resources/startup");

    private static final long TICK_MILLIS = 250;

    /** Reads {@code src/test/resources/startup/NAME.jsonl}. */
    public static Recording of(String name) {
        List<Tree> lines = text(name + ".jsonl")
                .lines()
                .map(line -> Json.parse(line).orElseThrow())
                .toList();
        Tree first = lines.getFirst();
        List<StartupEvent> events = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> event(line, events));
        return new Recording(at(first), new Release(first.textAt("begin").orElseThrow()), events);
    }

    /** The events with {@code TimePassed} between them, as a command that watches sends it, and for a while after the last one. */
    public List<StartupEvent> withTime(int secondsAfter) {
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

    /** The recordings that there are. */
    static SortedSet<String> names() {
        return filesThatEndIn(".jsonl");
    }

    /** The recordings beside which a view lies. */
    static SortedSet<String> views() {
        return filesThatEndIn(".txt");
    }

    /** A file beside the recordings. */
    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedSet<String> filesThatEndIn(String end) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
