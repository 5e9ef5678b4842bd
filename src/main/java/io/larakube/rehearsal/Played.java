package io.larakube.rehearsal;

import io.larakube.startup.StartupEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A start that was played.
 *
 * @param events what a watcher of the cluster would have seen, in the order of time
 * @param spans what each pod did and when
 * @param steps all that happened
 * @param ready whether in the end everything was
 * @param missed the faults that found nobody to strike
 * @param pending the pods that have no node in the end, and what the scheduler says of them
 */
public record Played(
        List<StartupEvent> events,
        List<Span> spans,
        List<Happened> steps,
        boolean ready,
        List<Planned> missed,
        List<String> pending) {

    /** What a pod did, in milliseconds since the beginning. */
    public record Span(String workload, String pod, Doing doing, long from, long until) {}

    /** What a pod can be doing. */
    public enum Doing {
        WAITS_FOR_NODE("waits for a node"),
        MADE("gets its pod"),
        PREPARES("prepares"),
        GATE("waits at a gate"),
        BOOTS("starts"),
        MIGRATES("migrates"),
        OPTIMIZES("caches"),
        BECOMES_READY("becomes ready"),
        READY("ready"),
        BACK_OFF("waits to be started again"),
        LOST("is on a lost node"),
        LEAVES("leaves");

        private final String words;

        Doing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Something that happened.
     *
     * @param at milliseconds since the beginning
     * @param begun since when it was on its way
     * @param cause the index of what it had waited for; -1 for the beginning
     */
    public record Happened(long at, long begun, String words, int cause) {}

    /** What the last thing that happened had waited for, and what that had waited for, from the beginning on. */
    public List<Happened> criticalPath() {
        List<Happened> path = new ArrayList<>();
        for (int index = steps.size() - 1; index >= 0; index = steps.get(index).cause()) {
            path.add(steps.get(index));
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** When the last thing happened, in milliseconds. */
    public long millis() {
        return steps.isEmpty() ? 0 : steps.getLast().at();
    }
}
