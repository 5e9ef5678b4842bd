package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    @TempDir
    Path root;

    @Test
    void theFilesComeInTheOrderOfTheirPaths() throws IOException {
        write("b/two", "a", "b/one", "b.txt");
        ignore("");
        assertThat(paths()).containsExactly(".dockerignore", "a", "b.txt", "b/one", "b/two");
    }

    @Test
    void anIgnoredFolderIsStillSearchedForExceptions() throws IOException {
        write("app/A.php", "docs/README.md", "docs/deep/README.md", "notes/README.md");
        ignore("*\n!app\n!docs/**/README.md\n");
        assertThat(paths()).containsExactly("app/A.php", "docs/README.md", "docs/deep/README.md");
    }

    @Test
    void aLinkGoesInAsALinkAndIsNotFollowed() throws IOException {
        write("app/A.php");
        ignore("*\n!app\n");
        Files.createSymbolicLink(root.resolve("app/loop"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("app/broken"), Path.of("nowhere"));
        assertThat(BuildContext.of(root).files())
                .containsExactly(
                        new ContextFile.Regular("app/A.php", false),
                        new ContextFile.Link("app/broken", "nowhere"),
                        new ContextFile.Link("app/loop", ".."));
    }

    @Test
    void anIgnoreFileOfTheDockerfileWinsAsItDoesInDocker() throws IOException {
        write("app/A.php", "config/app.php");
        ignore("*\n!app\n");
        Files.writeString(root.resolve(Dockerfile.NAME + ".dockerignore"), "*\n!config\n");
        assertThat(paths()).containsExactly("config/app.php");
    }

    @Test
    void withoutAnIgnoreFileNothingIsBuilt() {
        assertThatThrownBy(() -> BuildContext.of(root))
                .isInstanceOfSatisfying(
                        Failure.BadInput.class,
                        bad -> assertThat(bad.problems())
                                .containsExactly(new Problem(
                                        ".dockerignore",
                                        "the image cannot be built without it",
                                        "larakube init writes it; it is meant to be committed")));
    }

    private List<String> paths() {
        return BuildContext.of(root).files().stream().map(ContextFile::path).toList();
    }

    private void ignore(String text) throws IOException {
        Files.writeString(root.resolve(".dockerignore"), text);
    }

    private void write(String... paths) throws IOException {
        for (String path : paths) {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), path);
        }
    }
}
