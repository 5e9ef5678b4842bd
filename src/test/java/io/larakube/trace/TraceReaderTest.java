package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TraceReaderTest {

    @Test
    void aStartIsReadWithAllThatItWasStartedWith() {
        Trace start = Traces.of("first-start");
        assertThat(start.began()).isEqualTo(Instant.parse("2026-11-21T10:12:46.363715506Z"));
        assertThat(start.environment()).isEqualTo("local");
        assertThat(start.release()).isEqualTo("382dc7fc82");
        assertThat(start.image()).isEqualTo("shop:v1");
        assertThat(start.by()).isEqualTo("root");
        assertThat(start.former()).isEmpty();
        assertThat(start.verdict()).isEqualTo(Trace.Verdict.READY);
        assertThat(start.took()).isEqualTo(Duration.ofMillis(23_960));
        assertThat(start.troubles()).isEmpty();
        assertThat(start.tracks())
                .extracting(Track::workload)
                .containsExactly("postgres", "redis", "php-web", "horizon", "scheduler", "reverb");
    }

    @Test
    void theStretchesOfAWorkloadFollowEachOtherWithoutAGap() {
        for (Track track : Traces.of("first-start").tracks()) {
            Duration end = Duration.ZERO;
            for (Span span : track.spans()) {
                assertThat(span.from()).as(track.workload() + " " + span.step()).isEqualTo(end);
                end = span.to();
            }
            assertThat(end).as(track.workload()).isEqualTo(Duration.ofMillis(23_960));
        }
    }

    @Test
    void aGateThatSaysMoreIsOneStretchAndEachMigrationIsOneOfItsOwn() {
        Track web = Traces.of("first-start").track("php-web").orElseThrow();
        assertThat(web.spans())
                .extracting(span -> span.step() + " " + span.from().toMillis() + "-"
                        + span.to().toMillis())
                .containsExactly(
                        "not-yet-created 0-5639",
                        "scheduling 5639-6456",
                        "preparing 6456-7364",
                        "waiting-for-services 7364-12953",
                        "starting 12953-15592",
                        "migrating 15592-15777",
                        "migrating 15777-15815",
                        "migrating 15815-15913",
                        "migrating 15913-15961",
                        "migrating 15961-15998",
                        "migrating 15998-16034",
                        "migrating 16034-16803",
                        "optimizing 16803-16959",
                        "becoming-ready 16959-18006",
                        "ready 18006-23960");
        assertThat(web.spans().get(3).text()).isEqualTo("waits for database at postgres:5432: refused");
    }

    @Test
    void whatWasNotTouchedIsKnownAsSuch() {
        Trace update = Traces.of("update");
        assertThat(update.former()).contains("382dc7fc82");
        assertThat(update.tracks().stream().filter(Track::isUntouched).map(Track::workload))
                .containsExactly("postgres", "redis");
    }

    @Test
    void aStartThatWasStuckSaysWhy() {
        Trace failed = Traces.of("failed-migration");
        assertThat(failed.verdict()).isEqualTo(Trace.Verdict.STUCK);
        assertThat(failed.troubles()).containsExactly("php-web: migration 2024_03_01_000000_fail_on_purpose failed");
        assertThat(failed.track("php-web").flatMap(Track::ready)).isEmpty();
        assertThat(failed.allReady()).isEmpty();
    }

    @Test
    void aRecordingThatBreaksOffIsAStartThatWasInterrupted() {
        String lines = Traces.lines("first-start");
        String half = lines.substring(0, lines.length() / 2);
        Trace start = TraceReader.read("half", half).orElseThrow();
        assertThat(start.verdict()).isEqualTo(Trace.Verdict.INTERRUPTED);
        assertThat(start.took()).isPositive().isLessThan(Duration.ofMillis(23_960));
    }

    @Test
    void whatIsNoRecordingIsNone() {
        assertThat(TraceReader.read("x", "")).isEmpty();
        assertThat(TraceReader.read("x", "no JSON\n{\"event\":\"end\"}\n")).isEmpty();
        assertThat(TraceReader.read("x", "{\"event\":\"begin\",\"at\":\"yesterday\"}\n"))
                .isEmpty();
    }
}
