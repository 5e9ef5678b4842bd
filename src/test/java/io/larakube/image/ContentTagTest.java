package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTagTest {

    private static final Dockerfile DOCKERFILE = new Dockerfile("FROM scratch\n");

    @TempDir
    Path root;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(root.resolve(".dockerignore"), "*\n!app\n");
        Files.createDirectory(root.resolve("app"));
        Files.writeString(root.resolve("app/A.php"), "one");
        Files.setPosixFilePermissions(root.resolve("app/A.php"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(root.resolve("app/link"), Path.of("A.php"));
    }

    @Test
    void itIsTheSameOnEveryMachine() {
        assertThat(tag()).isEqualTo("50e73c2a6118");
    }

    @Test
    void itDoesNotChangeWithWhatNoImageContains() throws IOException {
        String before = tag();
        Files.writeString(root.resolve(".env"), "APP_KEY=secret");
        Files.createDirectory(root.resolve("app/empty"));
        Files.setLastModifiedTime(root.resolve("app/A.php"), FileTime.fromMillis(0));
        Files.setPosixFilePermissions(root.resolve("app/A.php"), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(tag()).isEqualTo(before);
    }

    @Test
    void itChangesWithContents() throws IOException {
        String before = tag();
        Files.writeString(root.resolve("app/A.php"), "two");
        assertThat(tag()).isNotEqualTo(before);
    }

    @Test
    void itChangesWithNames() throws IOException {
        String before = tag();
        Files.move(root.resolve("app/A.php"), root.resolve("app/B.php"));
        assertThat(tag()).isNotEqualTo(before);
    }

    @Test
    void itChangesWithTheRightToExecute() throws IOException {
        String before = tag();
        Files.setPosixFilePermissions(root.resolve("app/A.php"), PosixFilePermissions.fromString("rwxr--r--"));
        assertThat(tag()).isNotEqualTo(before);
    }

    @Test
    void itChangesWithTheTargetOfALink() throws IOException {
        String before = tag();
        Files.delete(root.resolve("app/link"));
        Files.createSymbolicLink(root.resolve("app/link"), Path.of("B.php"));
        assertThat(tag()).isNotEqualTo(before);
    }

    @Test
    void itChangesWithDockerfileArgumentsAndPlatform() {
        BuildContext context = BuildContext.of(root);
        assertThat(List.of(
                        tag(),
                        ContentTag.of(new ImageSource(
                                        context, new Dockerfile("FROM busybox\n"), Map.of(), Optional.empty()))
                                .text(),
                        ContentTag.of(new ImageSource(context, DOCKERFILE, Map.of("VITE_A", "1"), Optional.empty()))
                                .text(),
                        ContentTag.of(new ImageSource(context, DOCKERFILE, Map.of("VITE_A", "2"), Optional.empty()))
                                .text(),
                        ContentTag.of(new ImageSource(context, DOCKERFILE, Map.of(), Optional.of("linux/arm64")))
                                .text()))
                .doesNotHaveDuplicates();
    }

    private String tag() {
        return ContentTag.of(new ImageSource(BuildContext.of(root), DOCKERFILE, Map.of(), Optional.empty()))
                .text();
    }
}
