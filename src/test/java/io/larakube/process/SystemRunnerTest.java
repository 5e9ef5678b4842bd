package io.larakube.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SystemRunnerTest {

    private final Runner runner = new SystemRunner(Programs.ofThisProcess());

    @Test
    void bothOutputsAndTheExitCodeAreKept() {
        Finished finished = runner.run(shell("echo out; echo err >&2; exit 7"));

        assertThat(finished.text()).isEqualTo("out\n");
        assertThat(finished.err().text()).isEqualTo("err\n");
        assertThat(finished.exitCode()).isEqualTo(7);
        assertThat(finished.succeeded()).isFalse();
        assertThat(finished.took()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
    }

    @Test
    void bytesThatAreNoTextComeThroughUnchanged() {
        assertThat(runner.run(shell("printf '\\377\\000\\n\\r'")).out().bytes())
                .containsExactly(0xFF, 0x00, '\n', '\r');
    }

    @Test
    void muchOutputOnBothPipesDoesNotHoldTheProgramUp() {
        Finished finished = runner.run(
                shell("for i in 1 2 3 4; do head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero; done"));

        assertThat(finished.out().bytes()).hasSize(4_000_000);
        assertThat(finished.err().bytes()).hasSize(4_000_000);
    }

    @Test
    void inputThatIsLargerThanAPipeIsWrittenWhileTheOutputIsRead() {
        String large = "0123456789abcde\n".repeat(100_000);

        assertThat(runner.run(Invocation.of("cat").reading(large)).text()).isEqualTo(large);
    }

    @Test
    void aProgramNeedNotReadWhatItIsGiven() {
        assertThat(runner.run(Invocation.of("true").reading("x".repeat(1_000_000)))
                        .exitCode())
                .isZero();
    }

    @Test
    void aProgramThatIsGivenNothingReadsTheEndAtOnce() {
        assertThat(runner.run(Invocation.of("cat")).text()).isEmpty();
    }

    @Test
    void inputMayComeFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("dump.sql"), "select 1;\n");

        assertThat(runner.run(Invocation.of("cat").reading(file)).text()).isEqualTo("select 1;\n");
        assertThatThrownBy(() -> runner.run(Invocation.of("cat").reading(Path.of("/no/such"))))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage("/no/such cannot be read");
    }

    @Test
    void folderAndEnvironmentAreTheInvocations(@TempDir Path folder) throws IOException {
        Invocation invocation = shell("pwd -P; echo \"$GREETING $TOKEN\"")
                .in(folder)
                .with("GREETING", "hello")
                .withSecret("TOKEN", "t0p");

        assertThat(runner.run(invocation).text()).isEqualTo(folder.toRealPath() + "\nhello t0p\n");
    }

    @Test
    void argumentsAreWordsAndNoShellTakesThemApart() {
        assertThat(runner.run(Invocation.of("printf", "%s|", "a b", "$HOME", "*", ""))
                        .text())
                .isEqualTo("a b|$HOME|*||");
    }

    @Test
    void linesAreHandedOverAsTheyComeWithDotsForSecrets() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Invocation invocation = shell("echo one; echo two >&2; printf 'three\\r\\n'; printf \"last $TOKEN\"")
                .withSecret("TOKEN", "t0p");

        runner.run(invocation, lines::add);

        assertThat(lines).containsExactlyInAnyOrder("one", "two", "three", "last ••••••••");
    }

    @Test
    void aLineIsHandedOverBeforeTheProgramEnds(@TempDir Path folder) {
        Path signal = folder.resolve("seen");

        Finished finished =
                runner.run(shell("echo ready; while [ ! -e " + signal + " ]; do sleep 0.01; done; echo over"), line -> {
                    if (line.equals("ready")) {
                        assertThat(signal.toFile().mkdir()).isTrue();
                    }
                });

        assertThat(finished.text()).isEqualTo("ready\nover\n");
    }

    @Test
    void whoeverTakesLinesSlowlyStillGetsThemAll() {
        List<String> lines = new ArrayList<>();

        runner.run(shell("echo one; echo two"), line -> {
            pause(Duration.ofMillis(2500));
            lines.add(line);
        });

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void ofAStreamedRunTheLastHundredLinesAreKept() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());

        Finished finished = runner.run(Invocation.of("seq", "100000"), lines::add);

        assertThat(lines).hasSize(100_000);
        assertThat(finished.text()).startsWith("99901\n").endsWith("\n100000\n");
    }

    @Test
    void anErrorWhileLinesAreTakenEndsTheProgramAndIsThrown() {
        assertThatThrownBy(() -> runner.run(shell("echo x; sleep 1000"), line -> {
                    throw new IllegalStateException("cannot take " + line);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot take x");
    }

    @Test
    void aMissingProgramIsNamedWithTheWayToGetIt() {
        Runner nothingInstalled = new SystemRunner(new Programs("/nowhere"));

        assertThatThrownBy(() -> nothingInstalled.run(Invocation.of("kubectl", "version")))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly("install kubectl: https://kubernetes.io/docs/tasks/tools/#kubectl"));
    }

    @Test
    void aFileThatCannotBeStartedIsRefusedWithTheSystemsReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> runner.run(Invocation.of(file.toString())))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage(file + " could not be started: No such file or directory");
    }

    @Test
    void aMissingFolderIsNotTakenForAMissingProgram() {
        assertThatThrownBy(() -> runner.run(Invocation.of("true").in(Path.of("/no/such"))))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage("/no/such is no folder to run a program in");
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithAllThatItStarted(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");

        assertThatThrownBy(() -> runner.run(shell("sleep 1000 & echo $! > " + pid + "; echo working; wait")
                        .within(Duration.ofMillis(700))))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("sh -c 'sleep 1000 & echo $! > " + pid + "; echo working; wait' did not end within 700 ms\n"
                        + "  working");

        assertEnded(pid);
    }

    @Test
    void aProgramThatIgnoresBeingAskedIsKilled(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");

        assertThatThrownBy(() -> runner.run(shell("trap '' TERM; echo $$ > " + pid + "; while :; do sleep 0.1; done")
                        .within(Duration.ofMillis(500))))
                .isInstanceOf(Failure.Unsuccessful.class);

        assertEnded(pid);
    }

    @Test
    void anInterruptEndsTheProgramAndAllThatItStarted(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                runner.run(shell("sleep 1000 & echo $! > " + pid + "; echo up; wait"), line -> started.complete(null));
            } catch (RuntimeException failure) {
                thrown.complete(failure);
            }
        });

        started.get(10, TimeUnit.SECONDS);
        thread.interrupt();

        assertThat(thrown.get(10, TimeUnit.SECONDS))
                .isInstanceOf(Failure.Interrupted.class)
                .hasMessageEndingWith("was interrupted");
        assertEnded(pid);
    }

    @Test
    void whatAProgramLeavesRunningDoesNotHoldUsUp() {
        long start = System.nanoTime();

        Finished finished = runner.run(shell("sleep 20 & echo left"));

        assertThat(finished.text()).isEqualTo("left\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aProgramMayHaveTheTerminalAndItsExitCodeIsTold() {
        assertThat(runner.interactive(shell("exit 3"))).isEqualTo(3);
    }

    /** The hook that ends programs runs at the exit of a JVM, so it takes one to see it. */
    @Test
    void programsEndWithTheJvmThatStartedThem(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunsUntilKilled.class.getName(),
                        "sleep 1000 & echo $! > " + pid + "; echo up; wait")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(jvm.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("up");
        jvm.destroy();

        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertEnded(pid);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException early) {
            throw new AssertionError(early);
        }
    }

    private static Invocation shell(String script) {
        return Invocation.of("sh", "-c", script);
    }

    private static void assertEnded(Path pidFile) throws Exception {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        while (ProcessHandle.of(pid).flatMap(left -> left.info().command()).isPresent()) {
            Thread.sleep(10);
        }
    }
}
