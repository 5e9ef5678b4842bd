package io.larakube.trace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one workload went through in a start.
 *
 * @param gates the init containers that it waits in, in their order
 * @param spans one after the other without a gap, from the begin of the start
 */
public record Track(String workload, List<String> gates, List<Span> spans) {

    public Track {
        gates = List.copyOf(gates);
        spans = List.copyOf(spans);
    }

    /** When it became ready; empty when it did not. */
    public Optional<Duration> ready() {
        return spans.stream()
                .filter(span -> span.step().equals(Span.READY))
                .findFirst()
                .map(Span::from);
    }

    /** Whether it was ready before and nothing was done to it. */
    public boolean isUntouched() {
        return spans.stream()
                        .allMatch(span ->
                                span.step().equals(Span.READY) || span.step().equals(Span.NOT_YET_CREATED))
                && spans.getLast().text().equals("runs on");
    }
}
