package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.plan.Component;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell that is process 1 of the scheduler, with a scheduler and a {@code pgrep} of the test's own. */
@Timeout(60)
class StoppingTest {

    private static final String RUNNING_TASK = """
        #!/bin/sh
        [ "$*" = '-f [s]chedule:(run|finish)' ] || exit 2
        [ -e "$FOLDER/task" ]
        """;

    @TempDir
    Path folder;

    private Process scheduler(String shell) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: this machine has no /bin/sh");
        Path pgrep = Files.writeString(folder.resolve("pgrep"), RUNNING_TASK);
        assumeTrue(pgrep.toFile().setExecutable(true));
        List<String> words = new ArrayList<>(Stopping.args(Component.SCHEDULER).subList(0, 4));
        words.addAll(List.of("sh", "-c", shell));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("FOLDER", folder.toString());
        builder.environment().merge("PATH", folder.toString(), (path, mine) -> mine + ":" + path);
        return builder.start();
    }

    @Test
    void theEntrypointStaysAndTheCommandIsPassedWordByWord() {
        assertThat(Stopping.args(Component.SCHEDULER))
                .startsWith("sh", "-c")
                .endsWith("scheduler", "php", "artisan", "schedule:work");
        assertThat(Stopping.args(Component.HORIZON)).containsExactly("php", "artisan", "horizon");
        assertThat(Stopping.args(Component.WEB)).isEmpty();
    }

    @Test
    void termReachesTheSchedulerAndItsTasksAreWaitedFor() throws Exception {
        Files.createFile(folder.resolve("task"));
        Process shell = scheduler("trap 'echo told; exit 3' TERM; echo started; while :; do sleep 0.1; done");
        try (BufferedReader said = shell.inputReader()) {
            assertThat(said.readLine()).isEqualTo("started");
            shell.toHandle().destroy();
            assertThat(said.readLine()).isEqualTo("told");
            assertThat(shell.waitFor(1500, TimeUnit.MILLISECONDS))
                    .as("it waits for the task")
                    .isFalse();
            Files.delete(folder.resolve("task"));
            assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(shell.exitValue()).isZero();
    }

    @Test
    void aSchedulerThatDiesByItselfEndsThePodWithItsStatus() throws Exception {
        Files.createFile(folder.resolve("task"));
        assertThat(scheduler("exit 7").waitFor()).isEqualTo(7);
    }
}
