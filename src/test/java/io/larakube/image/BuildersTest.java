package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import io.larakube.process.ScriptedRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildersTest {

    private static final String NO_DAEMON =
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock." + " Is the docker daemon running?";

    @TempDir
    Path path;

    private final ScriptedRunner runner = new ScriptedRunner();

    @Test
    void theFirstThatWorksIsTaken() throws IOException {
        install("docker", "podman", "buildah");
        runner.answers("docker version", "28.5.1\n");
        assertThat(find(BuilderChoice.none()).program()).isEqualTo("docker");
    }

    @Test
    void dockersProgramWithoutItsDaemonDoesNotCount() throws IOException {
        install("docker", "buildah");
        runner.fails("docker version", 1, "\n" + NO_DAEMON + "\n").answers("buildah info", "linux\n");
        assertThat(find(BuilderChoice.none()).program()).isEqualTo("buildah");
    }

    @Test
    void theChosenOneIsTheOnlyOneThatIsTried() throws IOException {
        install("docker", "buildah");
        runner.answers("buildah info", "linux");
        assertThat(find(chosen("buildah")).program()).isEqualTo("buildah");
        assertThat(runner.commandLines()).containsExactly("buildah info --format '{{.host.os}}'");
    }

    @Test
    void whatWasTriedIsSaidWhenNoneWorks() throws IOException {
        install("docker", "podman");
        runner.fails("docker version", 1, NO_DAEMON).fails("podman info", 125, "Error: no machine\n");
        assertThatThrownBy(() -> find(BuilderChoice.none()))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly(
                                        "start Docker, or install one: https://docs.docker.com/get-started/get-docker/,"
                                                + " https://podman.io/docs/installation, or the package buildah",
                                        "larakube up --image REF runs an image that exists already"))
                .hasMessage("nothing here can build an image\n  docker: " + NO_DAEMON
                        + "\n  podman: Error: no machine\n  buildah: not installed");
    }

    @Test
    void aChosenOneThatDoesNotWorkIsNotReplaced() throws IOException {
        install("docker", "buildah");
        runner.fails("docker version", 1, NO_DAEMON);
        assertThatThrownBy(() -> find(chosen("docker")))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly(
                                        "start it, or choose another one: builder.command in .larakube.local.json",
                                        "larakube up --image REF runs an image that exists already"))
                .hasMessage("the chosen builder does not work\n  docker: " + NO_DAEMON);
    }

    @Test
    void oneThatDoesNotAnswerIsNotWaitedForForever() throws IOException {
        install("docker");
        Runner hangs = new Runner() {
            @Override
            public Finished run(Invocation invocation) {
                assertThat(invocation.limit()).isPresent();
                throw new Failure.Unsuccessful("took longer than 10 s");
            }

            @Override
            public Finished run(Invocation invocation, Consumer<String> lines) {
                return run(invocation);
            }

            @Override
            public int interactive(Invocation invocation) {
                return 1;
            }
        };
        assertThatThrownBy(() -> new Builders(hangs, new Programs(path.toString())).find(chosen("docker")))
                .hasMessage("the chosen builder does not work\n  docker: does not answer within 10 s");
    }

    private Builder find(BuilderChoice choice) {
        return new Builders(runner, new Programs(path.toString())).find(choice);
    }

    private static BuilderChoice chosen(String command) {
        return new BuilderChoice(Optional.of(command), List.of(), List.of());
    }

    private void install(String... programs) throws IOException {
        for (String program : programs) {
            Path file = Files.createFile(path.resolve(program));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
