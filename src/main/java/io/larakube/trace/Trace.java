package io.larakube.trace;

import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A start as it was recorded.
 *
 * @param id unique among the starts of a project, and sorts by time: {@code 20261121-095409-382dc7fc82}
 * @param began by the clock of who started it
 * @param image the reference that the application's pods ran; empty when it was not recorded
 * @param former the release that ran before, when one was seen
 * @param verdict how it ended
 * @param took until the verdict, or until the last thing that was recorded
 * @param tracks one for each workload, in the order of the plan
 * @param troubles what was said to be the cause when it did not succeed
 */
public record Trace(
        String id,
        Instant began,
        String environment,
        String release,
        String image,
        String by,
        Optional<String> former,
        Verdict verdict,
        Duration took,
        List<Track> tracks,
        List<String> troubles) {

    /** How a start ended. */
    public enum Verdict {
        READY("ready"),
        STUCK("stuck"),
        LATE("not ready in time"),
        INTERRUPTED("interrupted");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Trace {
        tracks = List.copyOf(tracks);
        troubles = List.copyOf(troubles);
    }

    /**
     * The start that these events tell of, as {@code StartupLog} writes them.
     *
     * @param events a beginning, changes and an end
     */
    public static Optional<Trace> of(String id, List<? extends Tree> events) {
        return TraceReader.read(id, events.stream());
    }

    public Optional<Track> track(String workload) {
        return tracks.stream()
                .filter(track -> track.workload().equals(workload))
                .findFirst();
    }

    /** When everything was ready; empty when that was not seen. */
    public Optional<Duration> allReady() {
        return verdict == Verdict.READY ? Optional.of(took) : Optional.empty();
    }
}
