package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.process.Programs;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the pod that moves files, run by PHP where it is installed. */
final class MoveScriptTest {

    @TempDir
    Path scratch;

    private Path from;
    private Path to;

    @BeforeAll
    static void onlyWherePhpIs() {
        assumeTrue(Programs.ofThisProcess().find("php").isPresent(), "skipped: there is no php here");
    }

    @BeforeEach
    void fill() throws IOException {
        from = Files.createDirectories(scratch.resolve("from"));
        to = Files.createDirectories(scratch.resolve("to"));
        write("storage/app/public/1.txt", "one");
        write("storage/app/ä b's \n.bin", "\0 odd");
        write("storage/logs/laravel.log", "line\n");
        write("storage/123", "a name that is a number");
        write("releases/abc/views/v.php", "of a release");
        Files.createDirectories(from.resolve("storage/empty"));
        Files.createSymbolicLink(from.resolve("storage/link"), Path.of("app/public"));
        Files.setPosixFilePermissions(
                from.resolve("storage/logs/laravel.log"), PosixFilePermissions.fromString("rw-r-----"));
        try (Stream<Path> files = Files.walk(from.resolve("storage"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
            }
        }
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(from.resolve(path).getParent());
        Files.writeString(from.resolve(path), content);
    }

    private record Ended(int exitCode, String last) {
        Tree counts() {
            return Json.parse(last).orElseThrow(() -> new AssertionError(last));
        }

        long count(String field) {
            return counts().numberAt(field).orElseThrow();
        }
    }

    private Ended run(String round) throws IOException, InterruptedException {
        return run(round, "replace");
    }

    private Ended run(String round, String there) throws IOException, InterruptedException {
        String script = FileMove.class.getResource("errands/move.php").getPath();
        Process process = new ProcessBuilder("php", script, round, there, from.toString(), to.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().reduce("", (first, second) -> second));
    }

    /** Kind, permissions, time and content of everything below a folder. */
    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(path -> !path.equals(root)).toList()) {
                String rights = PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(path, java.nio.file.LinkOption.NOFOLLOW_LINKS));
                String what = Files.isSymbolicLink(path)
                        ? "link to " + Files.readSymbolicLink(path)
                        : Files.isDirectory(path)
                                ? "folder " + rights
                                : rights + " " + seconds(path) + " " + Files.readString(path);
                content.put(root.relativize(path).toString(), what);
            }
        }
        content.keySet().removeIf(path -> path.startsWith("releases"));
        return content;
    }

    private static Instant seconds(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void whatChangedJustNowIsNotTrustedInTheLastRound() throws IOException, InterruptedException {
        run("live");
        assertThat(to.resolve(".larakube-move.json")).hasContent("[]");
        run("last");
        assertThat(to.resolve(".larakube-move.json")).doesNotExist();
    }

    @Test
    void afterBothRoundsBothSidesAreTheSameButForWhatBelongsToARelease() throws IOException, InterruptedException {
        Ended live = run("live");
        assertThat(live.exitCode()).as(live.last()).isZero();
        assertThat(live.count("copied")).isEqualTo(4);
        Ended last = run("last");
        assertThat(last.exitCode()).as(last.last()).isZero();
        assertThat(last.count("files")).isEqualTo(4);
        assertThat(last.count("copied")).isZero();
        assertThat(content(to)).isEqualTo(content(from));
        assertThat(to.resolve("releases")).doesNotExist();
    }

    @Test
    void whatIsWrittenChangedOrDeletedBetweenTheRoundsIsCarriedByTheLast() throws IOException, InterruptedException {
        run("live");
        write("storage/new.txt", "new");
        write("storage/logs/laravel.log", "Line\n");
        Files.setLastModifiedTime(
                from.resolve("storage/logs/laravel.log"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        Files.delete(from.resolve("storage/app/public/1.txt"));
        Files.delete(from.resolve("storage/empty"));
        Ended last = run("last");
        assertThat(last.count("copied")).isEqualTo(2);
        assertThat(last.count("deleted")).isEqualTo(2);
        assertThat(content(to)).isEqualTo(content(from));
    }

    @Test
    void aCopyThatWasInterruptedOrHarmedIsMadeAgain() throws IOException, InterruptedException {
        run("live");
        Files.writeString(to.resolve("storage/logs/laravel.log"), "LINE\n");
        Files.writeString(to.resolve("storage/.123.larakube-part"), "half");
        Ended last = run("last");
        assertThat(last.exitCode()).as(last.last()).isZero();
        assertThat(content(to)).isEqualTo(content(from));
    }

    @Test
    void whereTheApplicationMayHaveLivedAlreadyNothingIsLost() throws IOException, InterruptedException {
        Files.createDirectories(to.resolve("storage/logs"));
        Files.writeString(to.resolve("storage/logs/laravel.log"), "newer there");
        Files.writeString(to.resolve("storage/only-there.txt"), "written there");
        run("live", "keep");
        Ended last = run("last", "keep");
        assertThat(last.exitCode()).as(last.last()).isZero();
        assertThat(last.count("newer")).isEqualTo(1);
        assertThat(last.count("deleted")).isZero();
        assertThat(to.resolve("storage/logs/laravel.log")).hasContent("newer there");
        assertThat(to.resolve("storage/only-there.txt")).hasContent("written there");
        assertThat(to.resolve("storage/app/public/1.txt")).hasContent("one");
    }

    @Test
    void whatIsOfAnotherKindThereMakesPlace() throws IOException, InterruptedException {
        Files.createDirectories(to.resolve("storage/123/below"));
        Files.writeString(to.resolve("storage/empty"), "a file");
        Files.createDirectories(to.resolve("storage/link"));
        Ended last = run("last");
        assertThat(last.exitCode()).as(last.last()).isZero();
        assertThat(content(to)).isEqualTo(content(from));
    }

    @Test
    void theChecksumOfAllIsTheSameHoweverTheyGotThere() throws IOException, InterruptedException {
        String one = run("last").counts().textAt("sha256").orElseThrow();
        assertThat(run("last").counts().textAt("sha256")).contains(one);
        write("storage/new.txt", "new");
        assertThat(run("last").counts().textAt("sha256")).isNotEqualTo(java.util.Optional.of(one));
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException, InterruptedException {
        to = Path.of("/proc/1");
        Ended last = run("last");
        assertThat(last.exitCode()).isEqualTo(1);
        assertThat(last.last()).startsWith("FAIL storage");
    }
}
