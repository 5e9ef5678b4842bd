package io.larakube.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.rehearsal.Timings;
import io.larakube.trace.Trace;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the starts in {@code src/test/resources/traces}, which were recorded on a cluster. */
class RecordedTimingsTest {

    private static Trace trace(String name) throws IOException {
        List<Tree> lines = Files.readAllLines(Path.of("src/test/resources/traces", name + ".jsonl")).stream()
                .flatMap(line -> Json.parse(line).stream())
                .toList();
        return Trace.of(name, lines).orElseThrow();
    }

    @Test
    void withoutAStartTheyAreThoseOfTheTestCluster() throws IOException {
        assertThat(RecordedTimings.of(List.of(), "local"))
                .isEqualTo(new RecordedTimings(Timings.RECORDED, 0, ""))
                .returns("times as they were recorded on a test cluster", RecordedTimings::from);
        assertThat(RecordedTimings.of(List.of(trace("first-start")), "production")
                        .starts())
                .isZero();
    }

    @Test
    void aStartThatFailedTeachesNothing() throws IOException {
        assertThat(RecordedTimings.of(List.of(trace("failed-migration")), "local")
                        .starts())
                .isZero();
    }

    @Test
    void eachStretchOfAStartIsATimeOfTheModel() throws IOException {
        RecordedTimings recorded = RecordedTimings.of(List.of(trace("first-start")), "local");
        Timings timings = recorded.timings();
        assertThat(recorded.from()).isEqualTo("times of the recorded start first-start");
        assertThat(timings.send()).isEqualTo(5639 / 2);
        assertThat(timings.nextContainer()).isEqualTo(917);
        assertThat(timings.boot()).isEqualTo(15592 - 12953 - 917);
        assertThat(timings.migration()).isEqualTo(48);
        assertThat(timings.optimize()).isEqualTo((16803 - 16034) + (16959 - 16803));
        assertThat(timings.databaseBoot()).isEqualTo(10903 - 6967 - 1000);
        assertThat(timings.databaseReboot()).isEqualTo(Timings.RECORDED.databaseReboot());
        assertThat(timings.pull()).isZero();
    }

    @Test
    void ofSeveralStartsTheMiddleCounts() throws IOException {
        RecordedTimings recorded = RecordedTimings.of(List.of(trace("update"), trace("first-start")), "local");
        assertThat(recorded.from()).isEqualTo("times of 2 recorded starts, the newest update");
        assertThat(recorded.timings().send()).isEqualTo(5639 / 2);
    }
}
