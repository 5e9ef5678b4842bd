package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateScriptsTest {

    private static final Map<String, String> POSTGRES =
            Map.of("DB_CONNECTION", "pgsql", "DB_HOST", "postgres", "DB_PASSWORD", "secret");

    @TempDir
    Path folder;

    private GateScripts scripts;

    @BeforeEach
    void scriptsInAFolder() throws Exception {
        scripts = new GateScripts(folder);
    }

    private static final String STARTS = "nothing listens there; it starts, or the port is wrong";
    private static final String NAME = "no Service and no host has this name; look at DB_HOST";
    private static final String SILENT = "nothing comes back; a firewall, a network policy or a wrong address";

    private List<String> waiting(GateScripts.Outcome outcome) {
        return outcome.lines().stream()
                .filter(line -> line.contains("database"))
                .toList();
    }

    @Test
    void aGateSaysWhatItWaitsForAndWhyWheneverTheReasonChanges() throws Exception {
        List<String> answers = List.of("unknown", "unknown", "refused", "refused", "timeout", "killed", "open");
        GateScripts.Outcome outcome = scripts.run(inWholeSeconds(POSTGRES), answers, "wait-for-services.sh");
        assertThat(waiting(outcome))
                .containsExactly(
                        "database postgres:5432: name unknown (0 s, 300 s left): " + NAME,
                        "database postgres:5432: refused (2 s, 298 s left): " + STARTS,
                        "database postgres:5432: no answer (4 s, 296 s left): " + SILENT,
                        "database postgres:5432: open after 6 s");
    }

    @Test
    void aGateAsksFourTimesASecondAndRepeatsTheReasonEveryTenSeconds() throws Exception {
        GateScripts.Outcome outcome = scripts.run(POSTGRES, refusals(80), "wait-for-services.sh");
        assertThat(outcome.asked()).hasSize(81);
        assertThat(waiting(outcome))
                .containsExactly(
                        "database postgres:5432: refused (0 s, 300 s left): " + STARTS,
                        "database postgres:5432: refused (10 s, 290 s left): " + STARTS,
                        "database postgres:5432: open after 20 s");
    }

    @Test
    void afterAMinuteAGateAsksEachSecond() throws Exception {
        assertThat(waiting(scripts.run(POSTGRES, refusals(60 * 4 + 30), "wait-for-services.sh")))
                .last()
                .isEqualTo("database postgres:5432: open after 90 s");
    }

    @Test
    void whereSleepKnowsNoFractionsAGateAsksEachSecond() throws Exception {
        assertThat(waiting(scripts.run(inWholeSeconds(POSTGRES), refusals(5), "wait-for-services.sh")))
                .last()
                .isEqualTo("database postgres:5432: open after 5 s");
    }

    private static Map<String, String> inWholeSeconds(Map<String, String> variables) {
        Map<String, String> more = new java.util.HashMap<>(variables);
        more.put("SLEEP_KNOWS_NO_FRACTIONS", "yes");
        return more;
    }

    private static List<String> refusals(int number) {
        List<String> answers = new java.util.ArrayList<>(Collections.nCopies(number, "refused"));
        answers.add("open");
        return answers;
    }

    @Test
    void aGateFailsAtItsDeadlineWithOneLineThatSaysWhy() throws Exception {
        Map<String, String> variables = new java.util.HashMap<>(POSTGRES);
        variables.put("LARAKUBE_DEADLINE_SECONDS", "5");
        GateScripts.Outcome outcome = scripts.run(variables, List.of("refused"), "wait-for-services.sh");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines()).last().isEqualTo("FAIL database postgres:5432: refused after 5 s: " + STARTS);
        assertThat(outcome.asked()).hasSize(21);
    }

    @Test
    void theDeadlineIsForAllServicesTogether() throws Exception {
        Map<String, String> variables = inWholeSeconds(POSTGRES);
        variables.putAll(Map.of("LARAKUBE_DEADLINE_SECONDS", "5", "CACHE_STORE", "redis", "REDIS_HOST", "redis"));
        List<String> answers = List.of("refused", "refused", "refused", "open", "refused");
        GateScripts.Outcome outcome = scripts.run(variables, answers, "wait-for-services.sh");
        assertThat(outcome.lines())
                .contains(
                        "database postgres:5432: open after 3 s",
                        "redis redis:6379: refused (3 s, 2 s left): " + STARTS)
                .last()
                .isEqualTo("FAIL redis redis:6379: refused after 5 s: " + STARTS);
    }

    @Test
    void theGateOfTheWorkersSaysWhichReleaseItWaitsFor() throws Exception {
        GateScripts.Outcome outcome =
                scripts.run(Map.of(), List.of("refused", "open"), "wait-for-web.sh", "laravel-web", "80");
        assertThat(outcome.lines())
                .containsExactly(
                        "php-web laravel-web:80: refused (0 s, 300 s left): php-web of release 7f3a9c2e10 is not Ready"
                                + " yet, it migrates first; see: kubectl logs deploy/php-web",
                        "php-web laravel-web:80: open after 0 s");
        assertThat(outcome.asked()).containsExactly("laravel-web 80", "laravel-web 80");
    }

    @Test
    void noPasswordIsEverPrinted() throws Exception {
        Map<String, String> variables = Map.of(
                "DB_URL", "pgsql://shop:s3cret@db:5432/shop",
                "REDIS_URL", "redis://:s3cret@cache:6379",
                "CACHE_STORE", "redis",
                "LARAKUBE_DEADLINE_SECONDS", "3");
        GateScripts.Outcome outcome =
                scripts.run(variables, List.of("unknown", "open", "refused"), "wait-for-services.sh");
        assertThat(outcome.lines())
                .anyMatch(line -> line.startsWith("FAIL redis cache:6379"))
                .noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void termEndsAGateThatAsks() throws Exception {
        termEnds(scripts.start(Map.of(), List.of("hangs"), "wait-for-web.sh", "laravel-web", "80"));
    }

    @Test
    void termEndsAGateThatPauses() throws Exception {
        Map<String, String> variables = Map.of("SLEEP_HANGS", "yes");
        termEnds(scripts.start(variables, List.of("refused"), "wait-for-web.sh", "laravel-web", "80"));
    }

    private static void termEnds(Process gate) throws Exception {
        Optional<ProcessHandle> sleeper = Optional.empty();
        while (gate.isAlive() && sleeper.isEmpty()) {
            sleeper = gate.descendants().filter(GateScriptsTest::isSleep).findFirst();
        }
        gate.destroy();
        assertThat(gate.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.exitValue()).isEqualTo(143);
        assertThat(sleeper.orElseThrow().isAlive()).as("nobody waited for it").isTrue();
        sleeper.orElseThrow().destroyForcibly();
    }

    private static boolean isSleep(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(words -> List.of(words).equals(List.of("20")))
                .isPresent();
    }

    @Test
    void theFoldersOfTheVolumeAreMadeBeforeAnythingIsWaitedFor() throws Exception {
        Map<String, String> variables = Map.of(
                "DB_CONNECTION", "sqlite",
                "DB_DATABASE", "/var/www/html/storage/database/database.sqlite",
                "LARAKUBE_SHARED_PATHS", "public/sitemaps\npublic/a b");
        GateScripts.Outcome outcome = scripts.run(variables, List.of("open"), "wait-for-services.sh");
        assertThat(outcome.lines().getFirst()).matches("storage: ready for user \\d+, release 7f3a9c2e10");
        assertThat(List.of(
                        "storage/app/public",
                        "storage/app/private",
                        "storage/framework/cache/data",
                        "storage/framework/sessions",
                        "storage/framework/views",
                        "storage/framework/testing",
                        "storage/logs",
                        "releases/7f3a9c2e10/views",
                        "releases/7f3a9c2e10/bootstrap-cache",
                        "shared/public/sitemaps",
                        "shared/public/a b"))
                .allMatch(path -> Files.isDirectory(scripts.volume().resolve(path)));
        assertThat(scripts.volume().resolve("storage/database/database.sqlite")).isEmptyFile();
    }

    @Test
    void preparingAgainChangesNoFile() throws Exception {
        Map<String, String> sqlite =
                Map.of("DB_CONNECTION", "sqlite", "DB_DATABASE", "/var/www/html/storage/database/database.sqlite");
        scripts.run(sqlite, List.of("open"), "prepare-storage.sh");
        Path database = scripts.volume().resolve("storage/database/database.sqlite");
        Files.writeString(database, "rows");
        scripts.run(sqlite, List.of("open"), "prepare-storage.sh");
        assertThat(database).hasContent("rows");
        try (var left = Files.list(scripts.volume().resolve("releases/7f3a9c2e10"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("views", "bootstrap-cache");
        }
    }

    @Test
    void anSqliteFileOutsideTheVolumeIsCalledLost() throws Exception {
        GateScripts.Outcome outcome = scripts.run(
                Map.of("DB_CONNECTION", "sqlite", "DB_DATABASE", "/tmp/d.sqlite"),
                List.of("open"),
                "prepare-storage.sh");
        assertThat(outcome.lines())
                .contains("storage: WARNING: the SQLite database '/tmp/d.sqlite' is not below /var/www/html/storage: it"
                        + " is lost with its pod");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void theLeaderKeepsTheNewestReleasesAndItsOwn() throws Exception {
        release("oldest", 1);
        release("7f3a9c2e10", 2);
        release("older", 3);
        release("old", 4);
        release("recent", 5);
        GateScripts.Outcome outcome =
                scripts.run(Map.of("LARAKUBE_KEEP_RELEASES", "3"), List.of("open"), "prepare-storage.sh");
        assertThat(outcome.lines())
                .contains("storage: release older is forgotten", "storage: release oldest is forgotten");
        try (var left = Files.list(scripts.volume().resolve("releases"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("7f3a9c2e10", "old", "recent");
        }
    }

    @Test
    void workersForgetNoRelease() throws Exception {
        for (int i = 0; i < 6; i++) {
            release("release-" + i, i);
        }
        scripts.run(Map.of(), List.of("open"), "prepare-storage.sh");
        assertThat(scripts.volume().resolve("releases/release-0")).isDirectory();
    }

    @Test
    void aVolumeThatCannotBeWrittenEndsThePodWithTheReason() throws Exception {
        Files.writeString(scripts.volume().resolve("storage"), "a file in the way");
        GateScripts.Outcome outcome = scripts.run(POSTGRES, List.of("open"), "wait-for-services.sh");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines())
                .singleElement()
                .asString()
                .matches("FAIL storage: user \\d+ cannot make storage/app/public in the volume \\(root folder: .*\\):"
                        + " mkdir: .*");
        assertThat(outcome.asked()).isEmpty();
    }

    private void release(String name, int age) throws Exception {
        Path release =
                Files.createDirectories(scripts.volume().resolve("releases").resolve(name));
        Files.setLastModifiedTime(release, FileTime.fromMillis(1_000_000L * age));
    }
}
