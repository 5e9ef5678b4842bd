package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.process.Programs;
import io.larakube.storage.Trial.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the pods, run by PHP where it is installed, with folders in the place of nodes. */
final class ProveScriptTest {

    @TempDir
    Path scratch;

    @BeforeAll
    static void onlyWherePhpIs() {
        assumeTrue(Programs.ofThisProcess().find("php").isPresent(), "skipped: there is no php here");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    /** Both at the same time, each in a folder. */
    private Proof prove(Path ofOne, Path ofOther) throws IOException, InterruptedException {
        Process one = start("one", ofOne);
        Process other = start("other", ofOther);
        List<Trial> trials = Stream.concat(
                        Trial.read("one", said(one)).stream(), Trial.read("other", said(other)).stream())
                .toList();
        one.waitFor();
        other.waitFor();
        return new Proof(List.of("one", "other"), trials);
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process start(String name, Path folder) throws IOException {
        String script = ProvingGround.class.getResource("prove.php").getPath();
        ProcessBuilder builder =
                new ProcessBuilder("php", script, folder.toString(), name, "one", "other").redirectErrorStream(true);
        builder.environment().put("SEEN_WITHIN", "2");
        return builder.start();
    }

    @Test
    void inOneFolderEverythingHolds() throws IOException, InterruptedException {
        Path shared = folder("shared");
        Proof proof = prove(shared, shared);
        assertThat(proof.holds()).as(proof.trials().toString()).isTrue();
        assertThat(proof.checks())
                .contains("mount", "writable", "seen", "owner", "lock", "rename", "visibility", "sync", "small files");
        assertThat(proof.trials().stream().filter(trial -> trial.check().equals("end")))
                .hasSize(2);
    }

    @Test
    void inAFolderEachTheyDoNotSeeEachOther() throws IOException, InterruptedException {
        Proof proof = prove(folder("first"), folder("second"));
        assertThat(proof.holds()).isFalse();
        assertThat(proof.trials().stream().filter(trial -> trial.outcome() == Outcome.FAILED))
                .extracting(Trial::check, Trial::words)
                .containsExactly(
                        tuple("seen", "does not see what other wrote, 2 s later"),
                        tuple("seen", "does not see what one wrote, 2 s later"));
    }
}
