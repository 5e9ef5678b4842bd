package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFolderTest {

    @TempDir
    Path root;

    private void record(String id, String name) throws IOException {
        for (String line : Traces.lines(name).lines().toList()) {
            TraceFolder.in(root).append(id, line);
        }
    }

    @Test
    void idsSortByTime() {
        assertThat(TraceFolder.id(Instant.parse("2026-11-21T09:54:09.78Z"), "382dc7fc82"))
                .isEqualTo("20261121-095409-382dc7fc82");
    }

    @Test
    void whatWasRecordedIsFoundByTheBeginningOfItsIdOrAsTheLast() throws IOException {
        record("20261121-101246-382dc7fc82", "first-start");
        record("20261121-101314-d03bad9245", "update");
        TraceFolder folder = TraceFolder.in(root);
        assertThat(folder.find("last").id()).isEqualTo("20261121-101314-d03bad9245");
        assertThat(folder.find("20261121-1012").release()).isEqualTo("382dc7fc82");
        assertThatThrownBy(() -> folder.find("2025"))
                .isInstanceOf(Failure.WrongUsage.class)
                .hasMessage("no start is called 2025");
    }

    @Test
    void gitIgnoresTheRecordings() throws IOException {
        record("20261121-101246-382dc7fc82", "first-start");
        assertThat(root.resolve(".larakube/.gitignore")).hasContent("*");
    }

    @Test
    void theOldestRecordingsGo() throws IOException {
        for (int i = 0; i < TraceFolder.KEPT + 3; i++) {
            TraceFolder.in(root).append("20261121-%06d-x".formatted(i), "{}");
        }
        try (var files = Files.list(root.resolve(".larakube/starts"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(TraceFolder.KEPT)
                    .doesNotContain("20261121-000002-x.jsonl")
                    .contains("20261121-000003-x.jsonl");
        }
    }

    @Test
    void aProjectWithoutRecordingsSaysHowToGetOne() {
        assertThat(TraceFolder.in(root).all()).isEmpty();
        assertThatThrownBy(() -> TraceFolder.in(root).find("last"))
                .isInstanceOfSatisfying(
                        Failure.WrongUsage.class,
                        failure -> assertThat(failure.advice()).containsExactly("larakube up"))
                .hasMessage("no start was recorded here yet");
    }
}
