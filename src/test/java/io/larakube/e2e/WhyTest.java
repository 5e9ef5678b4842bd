package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What {@code larakube why} says of an environment that is broken in one way after the other. */
@OnRealCluster
@TestMethodOrder(OrderAnnotation.class)
class WhyTest {

    private static final String FAILED = "✖ php-web  migration 2024_03_01_000000_fail_on_purpose failed";

    private static Shop shop;

    @TempDir
    Path scratch;

    @BeforeAll
    static void start() {
        shop = Shop.with("horizon", "scheduler");
        shop.env("MIGRATE_SLEEP", "15");
        shop.cli().succeed("up", "--image", Shop.V1, "--detach");
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    /** A pod that has just begun is not blamed, nor one that tries once more. */
    private static Cli.Ended untilItSays(String words, String... arguments) {
        Cli.Ended[] last = new Cli.Ended[1];
        Shop.await(String.join(" ", arguments) + " says " + words, Duration.ofSeconds(60), () -> {
            last[0] = shop.cli().run(arguments);
            return last[0].out().contains(words);
        });
        return last[0];
    }

    @Test
    @Order(1)
    void aStartThatIsOnlySlowIsNotBlamed() {
        Cli.Ended why = untilItSays("php-web  migrates", "why");
        assertThat(why.exitCode()).isZero();
        assertThat(why.out()).contains("It is on its way: nothing that was seen speaks against it.");
    }

    @Test
    @Order(2)
    void ofWhatIsReadyNothingIsExplained() {
        shop.cli().succeed("up", "--image", Shop.V1);
        Cli.Ended why = shop.cli().succeed("why");
        assertThat(why.out()).contains("everything is ready; there is nothing to explain");
    }

    @Test
    @Order(3)
    void aServiceThatLeadsElsewhereIsNamedAndForcingMendsIt() {
        shop.kubectl(
                "patch",
                "service",
                "laravel-web",
                "-p",
                "{\"spec\":{\"selector\":{\"larakube.io/release\":\"0badbad000\"}}}");
        shop.kubectl("delete", "pod", "-l", "app.kubernetes.io/name=horizon");
        Cli.Ended why = untilItSays("leads to another release than the one that was started", "why", "horizon");
        assertThat(why.exitCode()).isEqualTo(1);
        assertThat(why.out()).contains("→ larakube up local --force-conflicts");
        shop.cli().succeed("up", "--image", Shop.V1, "--force-conflicts");
        shop.cli().succeed("why");
    }

    @Test
    @Order(4)
    void aHostThatDoesNotExistIsTheCauseForAllThatWaitForIt() throws IOException {
        shop.env("DB_HOST", "nowhere");
        shop.cli().succeed("up", "--image", Shop.V1, "--detach");
        Cli.Ended why = untilItSays("Service nowhere does not exist", "why");
        assertThat(why.exitCode()).isEqualTo(1);
        assertThat(why.out()).contains("waits for database at nowhere:5432: name unknown");

        Path seen = scratch.resolve("seen.json");
        shop.cli().run("why", "--save", seen.toString());
        assertThat(new Cli(scratch).run("why", "--snapshot", seen.toString()).out())
                .contains("Service nowhere does not exist");
        assertThat(Files.readString(seen)).doesNotContain("base64:");
    }

    @Test
    @Order(5)
    void aFailedMigrationIsNamedForTheWorkersThatWait() {
        shop.env("DB_HOST", "postgres");
        assertThat(shop.cli().run("up", "--image", Shop.V3_BAD).exitCode()).isEqualTo(1);
        Cli.Ended why = untilItSays(FAILED, "why", "horizon");
        assertThat(why.exitCode()).isEqualTo(1);
        assertThat(why.out()).contains("horizon waits for it");
    }

    @Test
    @Order(6)
    void upAndStatusTellTheSameCauseOnce() {
        Cli.Ended up = shop.cli().run("up", "--image", Shop.V3_BAD);
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).containsOnlyOnce(FAILED).containsOnlyOnce("fail_on_purpose failed");
        assertThat(up.err()).contains("└ Service laravel-web  selects php-web", "→ correct the migration");
        Cli.Ended status = untilItSays(FAILED, "status");
        assertThat(status.out()).containsOnlyOnce(FAILED).containsOnlyOnce("fail_on_purpose failed");
        assertThat(status.out()).contains("└ Service laravel-web  selects php-web", "→ correct the migration");
    }

    @Test
    @Order(7)
    void forProgramsTheCausesAreAnEventOfTheirOwnAndAPartOfTheStatus() {
        Cli.Ended up = shop.cli().run("up", "--image", Shop.V3_BAD, "-o", "json");
        List<Tree> events = up.out()
                .lines()
                .flatMap(line -> Json.parse(line).stream())
                .filter(event -> event.textAt("event").isPresent())
                .toList();
        assertThat(events.getLast().textAt("event")).contains("why");
        assertThat(events.getLast().itemsAt("causes").getFirst().textAt("cause"))
                .contains("migration-failed");
        assertThat(events.get(events.size() - 2).itemsAt("troubles")).isEmpty();
        Cli.Ended status = untilItSays("migration-failed", "status", "-o", "json");
        assertThat(Json.parse(status.out()).orElseThrow().textAt("why", "answer"))
                .contains("known");
    }
}
