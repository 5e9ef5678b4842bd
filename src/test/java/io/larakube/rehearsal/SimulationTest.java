package io.larakube.rehearsal;

import static io.larakube.rehearsal.Small.deployment;
import static io.larakube.rehearsal.Small.objects;
import static io.larakube.rehearsal.Small.server;
import static io.larakube.rehearsal.Small.service;
import static io.larakube.rehearsal.Small.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.rehearsal.Played.Happened;
import io.larakube.rehearsal.Rehearsal.Play;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens when, on the virtual clock. */
class SimulationTest {

    private static final Play PLAIN = Play.plain(List.of("2024_01_01_000000_create_users_table"));

    @Test
    void theSameSeedGivesTheSameStartAndAnotherOneGivesOtherTimes() {
        Rehearsal rehearsal = Rehearsal.of(Designs.ourUpdate());

        assertThat(play(rehearsal, PLAIN.withSeed(7))).isEqualTo(play(rehearsal, PLAIN.withSeed(7)));
        assertThat(play(rehearsal, PLAIN.withSeed(7)).steps())
                .isNotEqualTo(play(rehearsal, PLAIN.withSeed(8)).steps());
    }

    @Test
    void ourStartIsReadyWithEverySeed() {
        Rehearsal rehearsal = Rehearsal.of(Designs.ourFirstStart());
        for (long seed = 0; seed < 50; seed++) {
            assertThat(play(rehearsal, PLAIN.withSeed(seed)).ready()).isTrue();
        }
    }

    @Test
    void theCriticalPathGoesFromTheFirstObjectThatIsSentToTheLastPodThatIsReady() {
        List<Happened> path = play(Rehearsal.of(Designs.ourFirstStart()), PLAIN).criticalPath();

        assertThat(path)
                .extracting(Happened::words)
                .containsSubsequence(
                        "configuration and Services are sent",
                        "postgres is Ready",
                        "Service postgres leads to postgres",
                        "php-web: it migrates",
                        "php-web is Ready",
                        "Service laravel-web leads to php-web");
        assertThat(path.getLast().words()).endsWith("is Ready");
    }

    /** Documentation of the Pod lifecycle: at once the first time, then 10 s, doubled each time up to 300 s. */
    @Test
    void aContainerThatEndsIsStartedAgainLaterEachTime() {
        String app = "{containers: [{name: php, image: app, args: [php, artisan, horizon],"
                + " env: [{name: DB_CONNECTION, value: pgsql}, {name: DB_HOST, value: nobody}]}]}";
        Played played = play(Rehearsal.of(Scenario.applied(objects(deployment("horizon", 1, "{}", app)))), PLAIN);

        assertThat(waits(played, "horizon is started again")).startsWith(1L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
        assertThat(played.ready()).isFalse();
    }

    private static List<Long> waits(Played played, String words) {
        return played.steps().stream()
                .filter(step -> step.words().equals(words))
                .map(step -> (step.at() - step.begun()) / 1000)
                .toList();
    }

    @Test
    void aGateGivesUpAfterItsDeadlineAndItsContainerBeginsAgain() {
        Played played = play(
                Rehearsal.of(Designs.ourFirstStart()),
                PLAIN.withTimings(Timings.RECORDED.withDatabase(Duration.ofMinutes(6))));

        assertThat(waits(played, "php-web gives up waiting, and begins again")).containsExactly(300L);
        assertThat(played.ready()).isTrue();
    }

    /** No startup probe, liveness first after 120 s and then each 60 s: three failures are 300 s, in the middle of the migration. */
    @Test
    void inThePatternOfThePhpToolALongMigrationIsKilledAgainAndAgain() {
        Rehearsal pattern = Rehearsal.of(Designs.referenceFirstStart(1));

        assertThat(play(pattern, PLAIN.withTimings(Timings.RECORDED.withMigration(Duration.ofMinutes(6)))))
                .satisfies(played -> assertThat(played.ready()).isFalse())
                .satisfies(played -> assertThat(played.steps())
                        .extracting(Happened::words)
                        .contains("web is killed, because its probe had no answer for too long"));
    }

    @Test
    void inOursALongMigrationIsWaitedFor() {
        Played played = play(
                Rehearsal.of(Designs.ourFirstStart()),
                PLAIN.withTimings(Timings.RECORDED.withMigration(Duration.ofMinutes(6))));

        assertThat(played.ready()).isTrue();
        assertThat(played.millis()).isBetween(370_000L, 400_000L);
    }

    /** As seen on the cluster with an old web pod that takes 20 s to leave: 15 s too early. */
    @Test
    void inTheLiteralDesignWorkersStartBehindAWebPodThatTakesLongToLeave() {
        Played literal = play(Rehearsal.of(slow(Designs.literalUpdate())), PLAIN);
        Played ours = play(Rehearsal.of(slow(Designs.ourUpdate())), PLAIN);

        assertThat(at(literal, "new horizon: php-web answers; its process starts"))
                .isLessThan(at(literal, "new php-web: it migrates") - 10_000);
        assertThat(at(ours, "new horizon: php-web answers; its process starts"))
                .isGreaterThan(at(ours, "new php-web: it has migrated; it writes the caches"));
    }

    private static Scenario slow(Scenario scenario) {
        List<List<Tree>> batches =
                scenario.batches().stream().map(SimulationTest::slow).toList();
        return new Scenario(slow(scenario.former()), batches, scenario.closes(), 1);
    }

    private static List<Tree> slow(List<Tree> objects) {
        return Yaml.with(
                objects,
                "Deployment",
                "php-web",
                pod -> {
                    Tree sleeps =
                            Yaml.objects("{preStop: {sleep: {seconds: 20}}}").getFirst();
                    Tree container = ((Tree.Obj) pod.itemsAt("containers").getFirst()).with("lifecycle", sleeps);
                    return ((Tree.Obj) pod).with("containers", Tree.arr(container));
                },
                "spec",
                "template",
                "spec");
    }

    private static long at(Played played, String words) {
        return played.steps().stream()
                .filter(step -> step.words().equals(words))
                .findFirst()
                .orElseThrow()
                .at();
    }

    @Test
    void aMigrationThatFailsIsTriedAgainAndTheWorkersWaitForIt() {
        Planned fault = new Planned(Fault.MIGRATION_FAILS, Optional.empty(), Duration.ZERO);
        Played played = play(Rehearsal.of(Designs.ourFirstStart()), PLAIN.withFaults(List.of(fault)));

        assertThat(played.ready()).isTrue();
        assertThat(at(played, "horizon: php-web answers; its process starts"))
                .isGreaterThan(at(played, "php-web is started again"));
    }

    @Test
    void aLostNodeComesBackAndEverythingIsReadyAgain() {
        Planned fault = new Planned(Fault.NODE_LOST, Optional.empty(), Duration.ofSeconds(12));
        Played played = play(Rehearsal.of(Designs.ourFirstStart()), PLAIN.withFaults(List.of(fault)));

        assertThat(at(played, "fault: node-1 is lost")).isEqualTo(12_000);
        assertThat(at(played, "node-1 comes back")).isEqualTo(72_000);
        assertThat(played.ready()).isTrue();
    }

    @Test
    void anImageIsPulledOnceToANode() {
        Played played = play(
                Rehearsal.of(Scenario.applied(
                        objects(deployment("a", 1, "{}", server("app:1")), deployment("b", 1, "{}", server("app:1"))))),
                PLAIN.withTimings(Timings.RECORDED.withPull(Duration.ofSeconds(20))));

        assertThat(played.millis()).isBetween(20_000L, 25_000L);
    }

    @Test
    void whatAsksANameThatNoServiceHasWaitsForever() {
        Played played = play(
                Rehearsal.of(Scenario.applied(objects(
                        deployment("web", 1, "{}", waiting("web:1", "until nc -z databse 5432; do sleep 2; done")),
                        service("database", 5432, "")))),
                PLAIN);

        assertThat(played.ready()).isFalse();
    }

    @Test
    void manifestsWithoutEndAreRefused() {
        List<String> parts = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            parts.add(deployment("web-" + number, 8, "{}", server("web:1")));
        }
        List<Tree> objects = objects(parts.toArray(String[]::new));

        assertThatThrownBy(() -> Rehearsal.of(Scenario.applied(objects)))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("these manifests are too large to be rehearsed: they need room for 360 pods, and there is"
                        + " room for 255");
    }

    @Test
    void twelveWorkloadsAreRehearsedInAnInstant() {
        Scenario twelve = Small.twelve();
        long best = Long.MAX_VALUE;
        for (int time = 0; time < 30; time++) {
            long begin = System.nanoTime();
            assertThat(play(Rehearsal.of(twelve), PLAIN).ready()).isTrue();
            best = Math.min(best, System.nanoTime() - begin);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    private static Played play(Rehearsal rehearsal, Play play) {
        return rehearsal.play(play, Instant.EPOCH);
    }
}
