package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {

    private static final String DEPLOYMENT = ".infrastructure/k8s/base/php-web.yaml";

    @TempDir
    private Path root;

    private Folder folder;

    @BeforeEach
    void folder() {
        folder = new Folder(root);
    }

    private Changes changes(Wanted... wanted) {
        return changes(List.of(), wanted);
    }

    private Changes changes(List<String> locked, Wanted... wanted) {
        return Changes.of(folder.project(), List.of(wanted), locked);
    }

    private void write(Wanted... wanted) {
        new Transaction(folder.project()).apply(changes(wanted));
    }

    private static List<String> lines(Changes changes) {
        return changes.list().stream().map(FileChange::line).toList();
    }

    private static Wanted deployment(String text) {
        return new Wanted.Generated(DEPLOYMENT, text);
    }

    @Test
    void anEmptyFolderGetsEveryFileAndTheLedgerLast() {
        Changes changes = changes(new Wanted.Edited(".gitignore", "a\n"), deployment("kind: Deployment\n"));

        assertThat(lines(changes))
                .containsExactly(
                        "create   .gitignore",
                        "create   .infrastructure/k8s/base/php-web.yaml",
                        "create   .infrastructure/k8s/.larakube-files.json");
        assertThat(changes.summary()).isEqualTo("3 to create");
    }

    @Test
    void aSecondRunChangesNothing() {
        write(new Wanted.Edited(".gitignore", "a\n"), deployment("one\n"));

        Changes again = changes(new Wanted.Edited(".gitignore", "a\n"), deployment("one\n"));

        assertThat(again.isEmpty()).isTrue();
        assertThat(again.summary()).isEqualTo("nothing to change");
        assertThat(lines(again)).first().isEqualTo("keep     .gitignore: is as it should be");
    }

    @Test
    void aGeneratedFileThatNobodyTouchedIsReplaced() {
        write(deployment("one\n"));

        Changes changes = changes(deployment("two\n"));

        assertThat(lines(changes))
                .containsExactly(
                        "replace  .infrastructure/k8s/base/php-web.yaml",
                        "replace  .infrastructure/k8s/.larakube-files.json");
        assertThat(changes.list().getFirst().diff()).isEqualTo("""
            --- a/.infrastructure/k8s/base/php-web.yaml
            +++ b/.infrastructure/k8s/base/php-web.yaml
            @@ -1,1 +1,1 @@
            -one
            +two
            """);
    }

    @Test
    void aFileThatTheUserEditedIsKeptNamedAndCompared() {
        write(deployment("one\ntwo\n"));
        folder.with(DEPLOYMENT, "one\nmine\n");

        Changes changes = changes(deployment("one\ntwo\nthree\n"));

        assertThat(lines(changes)).first().isEqualTo("keep     .infrastructure/k8s/base/php-web.yaml: you edited it");
        assertThat(changes.summary()).isEqualTo("nothing to change, 1 kept");
        assertThat(changes.kept().getFirst().diff()).isEqualTo("""
            --- a/.infrastructure/k8s/base/php-web.yaml
            +++ b/.infrastructure/k8s/base/php-web.yaml
            @@ -1,2 +1,3 @@
             one
            -mine
            +two
            +three
            """);
    }

    @Test
    void anEditThatIsTakenBackMakesTheFileOursAgain() {
        write(deployment("one\n"));
        folder.with(DEPLOYMENT, "mine\n");
        write(deployment("two\n"));
        folder.with(DEPLOYMENT, "one\n");

        assertThat(lines(changes(deployment("two\n")))).first().isEqualTo("replace  " + DEPLOYMENT);
    }

    @Test
    void anEditThatIsWhatLaraKubeWantsMakesTheFileOursAgain() {
        write(deployment("one\n"));
        folder.with(DEPLOYMENT, "two\n");
        write(deployment("two\n"));

        assertThat(lines(changes(deployment("three\n")))).first().isEqualTo("replace  " + DEPLOYMENT);
    }

    @Test
    void aFileThatWasThereBeforeIsKeptUnlessItIsEqual() {
        folder.with("Dockerfile.php", "FROM mine\n").with(".dockerignore", "*\n");

        Changes changes = changes(
                new Wanted.Generated("Dockerfile.php", "FROM ours\n"), new Wanted.Generated(".dockerignore", "*\n"));

        assertThat(lines(changes))
                .containsExactly(
                        "keep     Dockerfile.php: was there before LaraKube",
                        "keep     .dockerignore: is as it should be",
                        "create   .infrastructure/k8s/.larakube-files.json");
        assertThat(changes.list().getLast().diff())
                .contains("\".dockerignore\"")
                .doesNotContain("Dockerfile.php");
    }

    @Test
    void aLockedFileIsNeitherWrittenNorDeletedNorMade() {
        write(deployment("one\n"), new Wanted.Generated(".infrastructure/k8s/base/redis.yaml", "one\n"));

        Changes changes = changes(
                List.of(".infrastructure/k8s/base/", "./Dockerfile.php"),
                deployment("two\n"),
                new Wanted.Generated("Dockerfile.php", "FROM ours\n"));

        assertThat(lines(changes))
                .containsExactly(
                        "keep     .infrastructure/k8s/base/php-web.yaml: is one of lockedFiles",
                        "keep     .infrastructure/k8s/base/redis.yaml: is one of lockedFiles",
                        "keep     .infrastructure/k8s/.larakube-files.json: is as it should be");
    }

    @Test
    void aFileThatIsNoLongerRenderedIsDeletedWithItsEmptyFolder() {
        write(deployment("one\n"), new Wanted.Generated(".infrastructure/k8s/overlays/staging/patch.yaml", "one\n"));

        Changes changes = changes(deployment("one\n"));
        new Transaction(folder.project()).apply(changes);

        assertThat(lines(changes)).contains("delete   .infrastructure/k8s/overlays/staging/patch.yaml");
        assertThat(changes.summary()).isEqualTo("1 to replace, 1 to delete");
        assertThat(folder.has(".infrastructure/k8s/overlays")).isFalse();
        assertThat(folder.has(DEPLOYMENT)).isTrue();
    }

    @Test
    void aFileThatIsNoLongerRenderedButEditedIsKeptAndNamedOnce() {
        write(deployment("one\n"), new Wanted.Generated("Dockerfile.php", "FROM ours\n"));
        folder.with("Dockerfile.php", "FROM mine\n");

        Changes first = changes(deployment("one\n"));
        new Transaction(folder.project()).apply(first);

        assertThat(lines(first)).contains("keep     Dockerfile.php: LaraKube needs it no more, but you edited it");
        assertThat(lines(changes(deployment("one\n")))).noneMatch(line -> line.contains("Dockerfile.php"));
        assertThat(folder.text("Dockerfile.php")).isEqualTo("FROM mine\n");
    }

    @Test
    void aGeneratedFileThatIsMissingIsMadeAgain() throws Exception {
        write(deployment("one\n"));
        Files.delete(root.resolve(DEPLOYMENT));

        assertThat(lines(changes(deployment("one\n")))).first().isEqualTo("create   " + DEPLOYMENT);
    }

    @Test
    void windowsLineEndsAreNoEditAndStay() {
        write(deployment("one\ntwo\n"));
        folder.with(DEPLOYMENT, "one\r\ntwo\r\n");

        assertThat(changes(deployment("one\ntwo\n")).isEmpty()).isTrue();
        write(deployment("one\nthree\n"));
        assertThat(folder.text(DEPLOYMENT)).isEqualTo("one\r\nthree\r\n");
    }

    @Test
    void editsAloneLeaveGeneratedFilesAlone() {
        write(deployment("one\n"));

        Changes changes = Changes.ofEdits(folder.project(), List.of(new Wanted.Edited(".gitignore", "a\n")));

        assertThat(lines(changes)).containsExactly("create   .gitignore");
    }

    @Test
    void theLedgerIsSortedAndSaysWhatItIs() {
        write(new Wanted.Generated("b", "b"), new Wanted.Generated("a", "a"));

        assertThat(folder.text(Ledger.PATH)).isEqualTo("""
            {
              "about": "The files that LaraKube generated. Commit this: it tells your edits from LaraKube's.",
              "files": {
                "a": "e8b7be43-1",
                "b": "71beeff9-1"
              }
            }
            """);
    }

    @Test
    void aLedgerWithAMergeConflictIsAProblemWithItsPlace() {
        write(deployment("one\n"));
        folder.with(Ledger.PATH, "{\n<<<<<<< HEAD\n");

        assertThat(problems())
                .containsExactly(new Problem(
                        ".infrastructure/k8s/.larakube-files.json:2:1",
                        "no JSON: a name in double quotes must stand here, not <",
                        "restore it from git; without it LaraKube keeps every file that differs from what it"
                                + " would write"));
    }

    @Test
    void aLedgerThatNamesFilesOutsideOfTheProjectIsRefused() {
        folder.with(Ledger.PATH, """
            {"files": {"../../etc/passwd": "1c291ca3-2048",
                       "a": "no sum"}}
            """);

        assertThat(problems())
                .extracting(Problem::place, Problem::what)
                .containsExactly(
                        tuple(
                                ".infrastructure/k8s/.larakube-files.json:1:32 files[\"../../etc/passwd\"]",
                                "no file with its checksum"),
                        tuple(".infrastructure/k8s/.larakube-files.json:2:17 files.a", "no file with its checksum"));
    }

    @Test
    void aFolderInThePlaceOfAFileIsAProblem() {
        folder.with("Dockerfile.php/child", "");

        Failure.BadInput failure = catchThrowableOfType(
                Failure.BadInput.class, () -> changes(new Wanted.Generated("Dockerfile.php", "FROM ours\n")));

        assertThat(failure.problems())
                .containsExactly(
                        new Problem("Dockerfile.php", "is a folder", "LaraKube needs a file there: move it away"));
    }

    @Test
    void everyFileThatCannotBeReadIsNamedAtOnce() {
        folder.with("Dockerfile.php/child", "").with(".dockerignore/child", "");

        Failure.BadInput failure = catchThrowableOfType(
                Failure.BadInput.class,
                () -> changes(new Wanted.Generated("Dockerfile.php", ""), new Wanted.Generated(".dockerignore", "")));

        assertThat(failure.problems()).extracting(Problem::place).containsExactly("Dockerfile.php", ".dockerignore");
    }

    @Test
    void changesAreJsonForPrograms() {
        folder.with("Dockerfile.php", "FROM mine\n");
        List<String> json = new ArrayList<>();

        changes(new Wanted.Generated("Dockerfile.php", "FROM ours\n"), deployment("one\n"))
                .list()
                .forEach(change -> json.add(JsonText.line(change.json())));

        assertThat(json)
                .startsWith(
                        "{\"path\":\"Dockerfile.php\",\"action\":\"keep\",\"reason\":\"not-ours\"}",
                        "{\"path\":\".infrastructure/k8s/base/php-web.yaml\",\"action\":\"create\"}");
    }

    private List<Problem> problems() {
        return catchThrowableOfType(Failure.BadInput.class, this::changes).problems();
    }
}
