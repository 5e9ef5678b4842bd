package io.larakube.trace;

import io.larakube.failure.Failure;
import io.larakube.startup.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a start may take, by workload; {@code all} is the whole of it and {@code web} the leader.
 *
 * @param limits in the order given
 */
public record Budget(Map<String, Duration> limits) {

    private static final String ALL = "all";
    private static final Map<String, String> SHORT = Map.of("web", "php-web");

    /**
     * Reads {@code web=20s,all=60s}: whole seconds, or minutes with {@code m}.
     *
     * @throws Failure.WrongUsage for anything else
     */
    public static Budget parse(String text) {
        Map<String, Duration> limits = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || !sides[1].matches("[1-9][0-9]{0,4}[sm]")) {
                throw new Failure.WrongUsage("--budget: '" + part + "' is no limit", "write it like web=20s,all=60s");
            }
            long amount = Long.parseLong(sides[1].substring(0, sides[1].length() - 1));
            limits.put(sides[0], sides[1].endsWith("m") ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount));
        }
        return new Budget(limits);
    }

    /** What of a start was over the budget, as sentences; empty when it was kept. */
    public List<String> overruns(Trace trace) {
        List<String> overruns = new ArrayList<>();
        limits.forEach((name, limit) ->
                overrun(trace, SHORT.getOrDefault(name, name), limit).ifPresent(overruns::add));
        return overruns;
    }

    private static Optional<String> overrun(Trace trace, String name, Duration limit) {
        if (!name.equals(ALL) && trace.track(name).isEmpty()) {
            throw new Failure.WrongUsage(
                    "--budget: the start " + trace.id() + " had no workload " + name,
                    "it had "
                            + String.join(
                                    ", ",
                                    trace.tracks().stream().map(Track::workload).toList()));
        }
        String what = name.equals(ALL) ? "everything" : name;
        Optional<Duration> ready =
                name.equals(ALL) ? trace.allReady() : trace.track(name).flatMap(Track::ready);
        if (ready.isEmpty()) {
            return Optional.of(what + " was not ready; it has " + Seconds.of(limit));
        }
        return ready.filter(took -> took.compareTo(limit) > 0)
                .map(took -> what + " was ready after " + Seconds.of(took) + ", " + Seconds.of(took.minus(limit))
                        + " over its " + Seconds.of(limit));
    }
}
