package io.larakube.startup;

import java.time.Duration;
import java.util.List;

/** What a start comes to. It may change its mind while it is watched: what stands in the way can be taken away. */
public sealed interface Verdict {

    /** There is something to wait for. */
    record Going() implements Verdict {}

    /**
     * Everything runs.
     *
     * @param after how long the start took
     */
    record AllReady(Duration after) implements Verdict {}

    /**
     * It does not go on by itself.
     *
     * @param findings the causes that are not the consequence of another one, at least one; the leader's and the engines' first
     */
    record Stuck(List<Finding> findings) implements Verdict {}
}
