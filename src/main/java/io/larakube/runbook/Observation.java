package io.larakube.runbook;

import java.time.Duration;
import java.util.List;

/** What a step found when it looked. */
public sealed interface Observation {

    /** In words that follow the step's name. */
    String words();

    /** There is nothing left to do. */
    record Holds(String words) implements Observation {}

    /** It was not done, or is on its way. */
    record Open(String words) implements Observation {}

    /**
     * Something is in its way.
     *
     * @param evidence the decisive lines of messages and logs
     * @param next what to do, most useful first
     * @param patience how long it must stand before it is the end
     */
    record Stuck(String words, List<String> evidence, List<String> next, Duration patience) implements Observation {}
}
