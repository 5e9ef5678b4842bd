package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

    @TempDir(factory = InMemory.class)
    private Path temporary;

    private Folder folder;

    @BeforeEach
    void folder() throws IOException {
        folder = shop("shop");
    }

    private Folder shop(String name) throws IOException {
        Path root = Files.createTempDirectory(temporary, name);
        Folder shop = new Folder(root)
                .with(".env", "APP_KEY=secret\n")
                .with("artisan", "<?php\n")
                .with(".infrastructure/k8s/overlays/old/patch.yaml", "old\n");
        Files.setPosixFilePermissions(root.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(root.resolve("artisan"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return shop;
    }

    /** New files in new folders, a secret one, two files that change, one that goes with its folder. */
    private static Changes everyKind() {
        return new Changes(List.of(
                new FileChange.Create(".infrastructure/k8s/base/a/php-web.yaml", "new\n"),
                new FileChange.Create(".env.production", "APP_KEY=other\n"),
                new FileChange.Replace(".env", "APP_KEY=secret\n", "APP_KEY=secret\nDB_HOST=postgres\n"),
                new FileChange.Replace("artisan", "<?php\n", "<?php // new\n"),
                new FileChange.Delete(".infrastructure/k8s/overlays/old/patch.yaml", "old\n")));
    }

    private static void apply(Folder folder, Disk disk) {
        new Transaction(folder.project(), disk).apply(everyKind());
    }

    private static void kill(ThrowableAssert.ThrowingCallable running) {
        assertThat(catchThrowable(running)).isInstanceOf(FailingDisk.Killed.class);
    }

    private Failure refused(FileChange... changes) {
        Map<String, String> before = folder.everything();
        Failure failure = catchThrowableOfType(
                Failure.Unavailable.class,
                () -> new Transaction(folder.project()).apply(new Changes(List.of(changes))));
        assertThat(folder.everything()).isEqualTo(before);
        assertThat(folder.has(".larakube")).isFalse();
        return failure;
    }

    @Test
    void everyChangeIsCarriedOutAndNothingIsLeftBehind() {
        apply(folder, new RealDisk());

        assertThat(folder.everything().keySet())
                .containsExactly(
                        ".env",
                        ".env.production",
                        ".infrastructure",
                        ".infrastructure/k8s",
                        ".infrastructure/k8s/base",
                        ".infrastructure/k8s/base/a",
                        ".infrastructure/k8s/base/a/php-web.yaml",
                        "artisan");
        assertThat(folder.text(".env")).isEqualTo("APP_KEY=secret\nDB_HOST=postgres\n");
        assertThat(folder.has(".larakube/transaction")).isFalse();
        assertThat(folder.text(".larakube/.gitignore")).isEqualTo("*\n");
    }

    @Test
    void modesStayAndNewSecretsAreTheUsersAlone() {
        apply(folder, new RealDisk());

        assertThat(folder.mode(".env")).isEqualTo("rw-r-----");
        assertThat(folder.mode("artisan")).isEqualTo("rwxr-xr-x");
        assertThat(folder.mode(".env.production")).isEqualTo("rw-------");
        assertThat(folder.mode(".infrastructure/k8s/base/a/php-web.yaml")).isEqualTo("rw-r--r--");
    }

    @Test
    void nothingToDoMakesNothing() {
        Map<String, String> before = folder.everything();

        new Transaction(folder.project()).apply(new Changes(List.of()));

        assertThat(folder.everything()).isEqualTo(before);
        assertThat(folder.has(".larakube")).isFalse();
    }

    @Test
    void aFailureAtAnyStepLeavesEverythingAsItWas() throws IOException {
        Set<String> messages = new LinkedHashSet<>();
        int lastStepThatIsTakenBack = stepsUntilItIsDone();

        for (int step = 1; step <= lastStepThatIsTakenBack; step++) {
            Folder shop = shop("full-" + step);
            Map<String, String> before = shop.everything();
            FailingDisk disk = FailingDisk.full(step);
            messages.add(catchThrowable(() -> apply(shop, disk)).getMessage());
            assertThat(shop.everything()).as("after a failure of step %d", step).isEqualTo(before);
            assertThat(shop.has(".larakube/transaction")).isFalse();
        }

        assertThat(messages)
                .containsExactly(
                        "cannot write .larakube: no space left on device; every file is as it was",
                        "cannot write .env: no space left on device; every file is as it was",
                        "cannot write artisan: no space left on device; every file is as it was",
                        "cannot write .infrastructure/k8s/overlays/old/patch.yaml: no space left on device; every file"
                                + " is as it was",
                        "cannot write .infrastructure/k8s/base: no space left on device; every file is as it was",
                        "cannot write .infrastructure/k8s/base/a: no space left on device; every file is as it was",
                        "cannot write .infrastructure/k8s/base/a/php-web.yaml: no space left on device; every file is"
                                + " as it was",
                        "cannot write .env.production: no space left on device; every file is as it was",
                        "cannot write .infrastructure/k8s/overlays/old: no space left on device; every file is as it"
                                + " was",
                        "cannot write .infrastructure/k8s/overlays: no space left on device; every file is as it was");
    }

    @Test
    void aFailureAfterTheLastFileIsInPlaceIsNoFailureOfTheFiles() throws IOException {
        int step = stepsUntilItIsDone() + 1;

        Failure failure = catchThrowableOfType(Failure.class, () -> apply(folder, FailingDisk.full(step)));

        assertThat(failure.getMessage())
                .isEqualTo("every file is written, but " + folder.root().toRealPath()
                        + "/.larakube/transaction stays: no space left on device");
        assertThat(folder.text(".env")).isEqualTo("APP_KEY=secret\nDB_HOST=postgres\n");
        assertThat(new Transaction(folder.project()).recover()).isEmpty();
        assertThat(folder.has(".larakube/transaction")).isFalse();
    }

    @Test
    void aKillAtAnyStepLeavesEachFileOldOrNewAndIsTakenBackByTheNextRun() throws IOException {
        int lastStepThatIsTakenBack = stepsUntilItIsDone();

        for (int step = 1; step <= lastStepThatIsTakenBack; step++) {
            Folder shop = shop("killed-" + step);
            Map<String, String> before = shop.everything();
            FailingDisk disk = FailingDisk.killed(step);
            kill(() -> apply(shop, disk));
            assertThat(shop.text(".env")).isIn("APP_KEY=secret\n", "APP_KEY=secret\nDB_HOST=postgres\n");
            assertThat(shop.text("artisan")).isIn("<?php\n", "<?php // new\n");

            new Transaction(shop.project()).recover();

            assertThat(shop.everything())
                    .as("after a kill before step %d", step)
                    .isEqualTo(before);
            assertThat(shop.has(".larakube/transaction")).isFalse();
            apply(shop, new RealDisk());
        }
    }

    @Test
    void aRecoveryThatIsKilledAtAnyStepIsFinishedByTheNext() throws IOException {
        int beforeTheEnd = stepsUntilItIsDone();
        int steps = stepsToTakeBack();

        for (int step = 1; step <= steps; step++) {
            Folder shop = shop("twice-killed-" + step);
            Map<String, String> before = shop.everything();
            FailingDisk first = FailingDisk.killed(beforeTheEnd);
            kill(() -> apply(shop, first));
            FailingDisk second = FailingDisk.killed(step);
            kill(() -> new Transaction(shop.project(), second).recover());

            new Transaction(shop.project()).recover();

            assertThat(shop.everything())
                    .as("after a recovery killed before step %d", step)
                    .isEqualTo(before);
            assertThat(shop.has(".larakube/transaction")).isFalse();
        }
    }

    @Test
    void theNextRunSaysWhatItTookBack() throws IOException {
        FailingDisk disk = FailingDisk.killed(stepsUntilItIsDone());
        kill(() -> apply(folder, disk));

        assertThat(new Transaction(folder.project()).recover())
                .containsExactly(
                        ".infrastructure/k8s/base/a/php-web.yaml",
                        ".env.production",
                        ".env",
                        "artisan",
                        ".infrastructure/k8s/overlays/old/patch.yaml");
        assertThat(new Transaction(folder.project()).recover()).isEmpty();
    }

    @Test
    void changesThatWereComparedWithAHalfWrittenFolderAreNotCarriedOut() throws IOException {
        FailingDisk disk = FailingDisk.killed(stepsUntilItIsDone());
        kill(() -> apply(folder, disk));
        Changes unaware = new Changes(List.of(new FileChange.Create("new", "new\n")));

        Failure failure = catchThrowableOfType(
                Failure.Unsuccessful.class, () -> new Transaction(folder.project()).apply(unaware));

        assertThat(failure.getMessage())
                .isEqualTo("an earlier run was interrupted; its changes are taken back: "
                        + ".infrastructure/k8s/base/a/php-web.yaml, .env.production, .env, artisan, "
                        + ".infrastructure/k8s/overlays/old/patch.yaml");
        assertThat(failure.advice()).containsExactly("run the command again");
        assertThat(folder.has("new")).isFalse();
    }

    @Test
    void whatTheUserWroteAfterAnInterruptionStays() throws IOException {
        FailingDisk disk = FailingDisk.killed(stepsUntilItIsDone());
        kill(() -> apply(folder, disk));
        folder.with(".env", "APP_KEY=mine\n");

        assertThat(new Transaction(folder.project()).recover())
                .doesNotContain(".env")
                .contains("artisan");
        assertThat(folder.text(".env")).isEqualTo("APP_KEY=mine\n");
    }

    @Test
    void onlyOneWritesAtATime() throws IOException {
        try (Scratch.Lock _ =
                new Scratch(folder.root().toRealPath(), new RealDisk()).lock().orElseThrow()) {
            Failure failure = catchThrowableOfType(Failure.Unavailable.class, () -> apply(folder, new RealDisk()));

            assertThat(failure.getMessage()).isEqualTo("another larakube is writing to this project");
            assertThat(failure.advice()).containsExactly("wait until it is done, then run the command again");
        }
        apply(folder, new RealDisk());
    }

    @Test
    void aFileThatChangedSinceItWasComparedIsNotOverwritten() {
        Failure failure = refused(
                new FileChange.Create("a", "new\n"), new FileChange.Replace("artisan", "<?php // older\n", "new\n"));

        assertThat(failure.getMessage())
                .isEqualTo("cannot write artisan: it was changed in the meantime; every file is as it was");
        assertThat(failure.advice()).containsExactly("run the command again");
    }

    @Test
    void aFileThatAppearedSinceItWasComparedIsNotOverwritten() {
        assertThat(refused(new FileChange.Create("artisan", "new\n")).getMessage())
                .isEqualTo("cannot write artisan: it was changed in the meantime; every file is as it was");
    }

    @Test
    void aFolderInPlaceOfAFileAndAFileInPlaceOfAFolderAreBothNamed() {
        folder.with("Dockerfile.php/mine", "").with("ops", "");

        Failure failure =
                refused(new FileChange.Create("Dockerfile.php", "new\n"), new FileChange.Create("ops/k8s/a", "new\n"));

        assertThat(failure.getMessage())
                .isEqualTo("cannot write Dockerfile.php: it is a folder; every file is as it was");
        assertThat(failure.advice())
                .containsExactly(
                        "a file is needed there: move it away",
                        "also ops/k8s/a: ops is a file; a folder is needed there: move the file away");
    }

    @Test
    void aLinkThatLeadsOutOfTheProjectIsNotFollowed() throws IOException {
        Path outside = Files.writeString(temporary.resolve("shared.env"), "APP_KEY=shared\n");
        Files.createSymbolicLink(folder.root().resolve(".env.staging"), outside);
        Files.createSymbolicLink(
                folder.root().resolve("linked"), Files.createDirectory(temporary.resolve("elsewhere")));

        Failure failure = refused(
                new FileChange.Replace(".env.staging", "APP_KEY=shared\n", "new\n"),
                new FileChange.Create("linked/a", "new\n"));

        assertThat(failure.getMessage())
                .isEqualTo("cannot write .env.staging: .env.staging leads out of the project, to "
                        + outside.toRealPath() + "; every file is as it was");
        assertThat(failure.advice())
                .containsExactly(
                        "LaraKube writes only inside of the project: put a file or folder of its own there",
                        "also linked/a: linked leads out of the project, to "
                                + temporary.resolve("elsewhere").toRealPath()
                                + "; LaraKube writes only inside of the project: put a file or folder of its own"
                                + " there");
        assertThat(Files.readString(outside)).isEqualTo("APP_KEY=shared\n");
    }

    @Test
    void aLinkThatLeadsNowhereIsNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.root().resolve("a"), temporary.resolve("nothing"));

        assertThat(refused(new FileChange.Create("a", "new\n")).getMessage())
                .isEqualTo("cannot write a: a is a symbolic link that leads nowhere; every file is as it was");
    }

    @Test
    void aLinkInsideOfTheProjectStaysAndItsTargetIsWritten() throws IOException {
        Files.createSymbolicLink(folder.root().resolve("php"), Path.of("artisan"));
        Files.createSymbolicLink(folder.root().resolve("k8s"), Path.of(".infrastructure/k8s"));

        new Transaction(folder.project())
                .apply(new Changes(List.of(
                        new FileChange.Replace("php", "<?php\n", "new\n"),
                        new FileChange.Create("k8s/new/a", "new\n"))));

        assertThat(Files.isSymbolicLink(folder.root().resolve("php"))).isTrue();
        assertThat(folder.text("artisan")).isEqualTo("new\n");
        assertThat(folder.text(".infrastructure/k8s/new/a")).isEqualTo("new\n");
    }

    @Test
    void theScratchFolderMustBeAFolder() {
        folder.with(".larakube", "mine");

        Failure failure = catchThrowableOfType(Failure.Unavailable.class, () -> apply(folder, new RealDisk()));

        assertThat(failure.getMessage()).isEqualTo("cannot write .larakube: it is no folder; every file is as it was");
        assertThat(failure.advice()).containsExactly("LaraKube keeps what it is writing there: move it away");
    }

    @Test
    void aDamagedJournalIsNamedAndNothingIsTouched() throws IOException {
        folder.with(".larakube/transaction/journal.json", "{");
        Map<String, String> before = folder.everything();

        Failure failure =
                catchThrowableOfType(Failure.Unavailable.class, () -> new Transaction(folder.project()).recover());

        assertThat(failure.getMessage())
                .isEqualTo(folder.root().toRealPath() + "/.larakube/transaction/journal.json is damaged");
        assertThat(folder.everything()).isEqualTo(before);
    }

    private int stepsToTakeBack() throws IOException {
        Folder shop = shop("counted");
        FailingDisk killed = FailingDisk.killed(stepsUntilItIsDone());
        kill(() -> apply(shop, killed));
        FailingDisk disk = FailingDisk.counting();
        new Transaction(shop.project(), disk).recover();
        return disk.steps();
    }

    /** The number of the step that removes the journal: the point of no return. */
    private int stepsUntilItIsDone() throws IOException {
        Folder shop = shop("counted");
        FailingDisk disk = FailingDisk.counting();
        apply(shop, disk);
        int oldFilesAndTheirFolder = 3 + 1;
        return disk.steps() - oldFilesAndTheirFolder;
    }
}
