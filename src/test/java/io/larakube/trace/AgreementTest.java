package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void aStartAgreesWithItself() {
        Agreement agreement = Agreement.of(Traces.of("first-start"), Traces.of("first-start"));
        assertThat(agreement.turned()).isEmpty();
        assertThat(agreement.ready()).extracting(Agreement.Ready::error).containsOnly(Duration.ZERO);
        assertThat(agreement.all().recorded()).isEqualTo(Duration.ofMillis(23_960));
    }

    @Test
    void ofAnUpdateOnlyWhatRestartsIsCompared() {
        assertThat(Agreement.of(Traces.of("update"), Traces.of("update")).ready())
                .extracting(Agreement.Ready::workload)
                .containsExactly("php-web", "horizon", "scheduler", "reverb");
    }

    @Test
    void whatCameInAnotherOrderIsNamed() {
        Trace first = Traces.of("first-start");
        Trace turned = TraceReader.read(
                        "turned",
                        Traces.lines("first-start")
                                .replace("\"workload\":\"php-web\"", "\"workload\":\"x\"")
                                .replace("\"workload\":\"horizon\"", "\"workload\":\"php-web\"")
                                .replace("\"workload\":\"x\"", "\"workload\":\"horizon\""))
                .orElseThrow();
        assertThat(Agreement.of(first, turned).turned()).contains("php-web ready came before horizon ready");
    }

    /** A worker that prepares long before the web pod starts in one trace, and long after it in the other. */
    @Test
    void whatWorkloadsDoSideBySideComesInAnyOrderButNotWhatWaitsForAnother() {
        Trace one = trace(track("php-web", "starting", 9, 12), track("horizon", "preparing", 2, 20));
        Trace other = trace(track("php-web", "starting", 2, 12), track("horizon", "preparing", 9, 20));
        assertThat(Agreement.of(one, other).turned()).isEmpty();
        Trace early = trace(track("php-web", "starting", 9, 12), track("horizon", "starting", 2, 20));
        Trace late = trace(track("php-web", "starting", 2, 6), track("horizon", "starting", 9, 20));
        assertThat(Agreement.of(late, early).turned()).containsExactly("php-web ready came before horizon starting");
    }

    private static Track track(String workload, String step, int from, int ready) {
        return new Track(
                workload,
                List.of(),
                List.of(span(Span.NOT_YET_CREATED, 0, from), span(step, from, ready), span(Span.READY, ready, 30)));
    }

    private static Span span(String step, int from, int to) {
        return new Span(step, step, Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    private static Trace trace(Track... tracks) {
        Trace like = Traces.of("first-start");
        return new Trace(
                like.id(),
                like.began(),
                like.environment(),
                like.release(),
                like.image(),
                like.by(),
                like.former(),
                like.verdict(),
                like.took(),
                List.of(tracks),
                like.troubles());
    }
}
