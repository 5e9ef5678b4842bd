package io.larakube.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @Test
    void aProgramIsFoundInTheFirstFolderOfPathThatHasItAsAnExecutableFile(@TempDir Path folder) throws IOException {
        file(folder.resolve("a/kubectl"), "rw-r--r--");
        Files.createDirectories(folder.resolve("b/kubectl"));
        Path third = file(folder.resolve("c/kubectl"), "rwxr-xr-x");
        file(folder.resolve("d/kubectl"), "rwxr-xr-x");
        String path = "%1$s/nowhere::%1$s/a:%1$s/b:%1$s/c:%1$s/d".formatted(folder);

        assertThat(new Programs(path).find("kubectl")).contains(third);
    }

    @Test
    void aPathIsTakenAsItStands(@TempDir Path folder) throws IOException {
        Path program = file(folder.resolve("tool"), "rwxr-xr-x");

        assertThat(new Programs("").find(program.toString())).contains(program);
        assertThatThrownBy(() -> new Programs("").require("./no/such"))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage("./no/such is no program that can be run");
    }

    @Test
    void aMissingProgramComesWithTheWayToGetIt() {
        assertThatThrownBy(() -> new Programs("/nowhere").require("kubectl"))
                .isInstanceOfSatisfying(Failure.Unavailable.class, failure -> {
                    assertThat(failure).hasMessage("kubectl is not installed: not found on PATH");
                    assertThat(failure.advice())
                            .containsExactly("install kubectl: https://kubernetes.io/docs/tasks/tools/#kubectl");
                });
        assertThatThrownBy(() -> new Programs("/nowhere").require("pg_dump"))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly("install pg_dump, or add its folder to PATH"));
    }

    private static Path file(Path path, String permissions) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
