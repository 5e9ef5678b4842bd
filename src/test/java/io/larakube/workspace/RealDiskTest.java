package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, read-only or immutable: real ones, where this user may mount and mark them. */
class RealDiskTest {

    @TempDir
    private Path root;

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Failure refused(FileChange... changes) {
        Folder folder = new Folder(root);
        Map<String, String> before = folder.everything();
        Failure failure = catchThrowableOfType(
                Failure.Unavailable.class,
                () -> new Transaction(folder.project()).apply(new Changes(List.of(changes))));
        assertThat(folder.everything()).isEqualTo(before);
        assertThat(folder.has(".larakube/transaction")).isFalse();
        return failure;
    }

    @Test
    void aFullDiskIsNamedAndLeavesEverythingAsItWas() {
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", root.toString()), "needs to mount");
        try {
            new Folder(root).with("a", "old\n");

            Failure failure = refused(
                    new FileChange.Replace("a", "old\n", "new\n"),
                    new FileChange.Create("b", "x".repeat(40_000)),
                    new FileChange.Create("c", "x".repeat(100_000)));

            assertThat(failure.getMessage())
                    .isEqualTo("cannot write c: no space left on device; every file is as it was");
            assertThat(failure.advice())
                    .containsExactly("make room on that disk (df -h .), then run the command again");
        } finally {
            assertThat(succeeds("umount", root.toString())).isTrue();
        }
    }

    @Test
    void aReadOnlyDiskIsNamed() {
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", root.toString()), "needs to mount");
        try {
            Failure failure = refused(new FileChange.Create("k8s/a", "new\n"));

            assertThat(failure.getMessage())
                    .isEqualTo("cannot write k8s/a: the file system is mounted read-only; every file is as it was");
            assertThat(failure.advice()).containsExactly("work on a copy, or mount it writable: mount -o remount,rw");
        } finally {
            assertThat(succeeds("umount", root.toString())).isTrue();
        }
    }

    @Test
    void anImmutableFileIsNamedAndLeavesEverythingAsItWas() {
        Folder folder = new Folder(root).with("a", "old\n").with("b", "old\n");
        assumeTrue(succeeds("chattr", "+i", root.resolve("b").toString()), "needs to mark files immutable");
        try {
            Failure failure = refused(
                    new FileChange.Replace("a", "old\n", "new\n"), new FileChange.Replace("b", "old\n", "new\n"));

            assertThat(failure.getMessage()).startsWith("cannot write b: ").endsWith("; every file is as it was");
            assertThat(folder.text("a")).isEqualTo("old\n");
        } finally {
            assertThat(succeeds("chattr", "-i", root.resolve("b").toString())).isTrue();
        }
    }
}
