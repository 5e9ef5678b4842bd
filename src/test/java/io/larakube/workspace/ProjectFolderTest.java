package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {

    @TempDir
    private Path root;

    private Folder folder;

    @BeforeEach
    void folder() {
        folder = new Folder(root);
    }

    private static Problem problem(FileText text) {
        return ((FileText.Unreadable) text).problem();
    }

    @Test
    void theProjectIsTheNearestFolderAboveThatHoldsABlueprint() {
        folder.with(".larakube.json", "{}").with("app/Jobs/Job.php", "");

        assertThat(ProjectFolder.find(root.resolve("app/Jobs"))).isEqualTo(new ProjectFolder(root));
    }

    @Test
    void noBlueprintAboveIsAProblemWithItsPlaceAndRemedy() {
        assertThat(catchThrowableOfType(Failure.BadInput.class, () -> ProjectFolder.find(root))
                        .problems())
                .containsExactly(new Problem(
                        root.toString(),
                        "no .larakube.json in this folder or above it",
                        "go to the folder of the application, or make it there: larakube init"));
    }

    @Test
    void aFileIsReadOrAbsent() {
        folder.with("a", "grüße\n");

        assertThat(folder.project().read("a")).isEqualTo(new FileText.Text("grüße\n"));
        assertThat(folder.project().read("b")).isEqualTo(new FileText.Absent());
        assertThat(folder.project().textOf("b")).isEmpty();
    }

    @Test
    void invalidUtf8IsAProblemWithLineAndColumn() throws IOException {
        byte[] latin1 = "A=1\nNAME=Grüße\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(root.resolve(".env"), latin1);

        assertThat(problem(folder.project().read(".env")))
                .isEqualTo(new Problem(".env:2:8", "is no UTF-8 from here on", "save the file as UTF-8"));
        assertThat(catchThrowableOfType(
                                Failure.BadInput.class, () -> folder.project().textOf(".env"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void aReplacementCharacterThatStandsInTheFileIsText() {
        folder.with("a", "\uFFFD");

        assertThat(folder.project().textOf("a")).contains("\uFFFD");
    }

    @Test
    void aFolderAndWhatIsTooLargeAreProblems() throws IOException {
        folder.with("a/b", "");
        Files.write(root.resolve("large"), new byte[(int) ProjectFolder.SIZE_LIMIT + 1]);

        assertThat(problem(folder.project().read("a")))
                .isEqualTo(new Problem("a", "is a folder", "LaraKube needs a file there: move it away"));
        assertThat(problem(folder.project().read("large")))
                .isEqualTo(new Problem("large", "is larger than 8 MiB", "LaraKube reads no larger text"));
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(problem(folder.project().read("pipe")).what()).isEqualTo("is no regular file");
    }

    @Test
    void theFilesOfEnvironmentsAreListedAndNoOthers() {
        for (String name : new String[] {
            ".env",
            ".env.production",
            ".env.eu-west",
            ".env.example",
            ".env.local",
            ".env.dusk.local",
            ".env.bak~",
            ".env.larakube~",
            ".env.",
            ".envrc",
            ".env.-x"
        }) {
            folder.with(name, "");
        }

        assertThat(folder.project().environmentFiles())
                .containsExactly(
                        new ProjectFolder.EnvironmentFile("local", ".env"),
                        new ProjectFolder.EnvironmentFile("eu-west", ".env.eu-west"),
                        new ProjectFolder.EnvironmentFile("production", ".env.production"));
        assertThat(ProjectFolder.environmentFile("local")).isEqualTo(".env");
        assertThat(ProjectFolder.environmentFile("production")).isEqualTo(".env.production");
    }

    @Test
    void environmentFilesAreSecretAndTheExampleIsNot() {
        assertThat(ProjectFolder.isSecret(".env")).isTrue();
        assertThat(ProjectFolder.isSecret("deep/.env.production")).isTrue();
        assertThat(ProjectFolder.isSecret(".env.example")).isFalse();
        assertThat(ProjectFolder.isSecret(".envrc")).isFalse();
    }
}
