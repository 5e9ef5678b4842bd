package io.larakube.rehearsal;

import static io.larakube.rehearsal.Invariant.NO_DEAD_END;
import static io.larakube.rehearsal.Invariant.NO_RESTART_BY_ORDER;
import static io.larakube.rehearsal.Invariant.ONE_MIGRATOR;
import static io.larakube.rehearsal.Invariant.OWN_CACHE;
import static io.larakube.rehearsal.Invariant.SCHEMA_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the exploration finds in this design, in the documented one that it grew from, and in the PHP tool's pattern. */
class ExplorationTest {

    private static final int ALL = 3_000_000;

    /** A deletion while the leader migrates is a limit of its own, below. */
    private static final Set<Fault> BUT_DELETION = EnumSet.complementOf(EnumSet.of(Fault.POD_DELETED));

    @Test
    void nothingIsFoundInOurFirstStartWithOneFault() {
        Explored explored = Rehearsal.of(Designs.ourFirstStart()).explore(1, BUT_DELETION, ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).isEmpty();
        assertThat(explored.states()).isGreaterThan(5_000);
    }

    @Test
    void nothingIsFoundInOurUpdateWithOneFault() {
        Explored explored = Rehearsal.of(Designs.ourUpdate()).explore(1, BUT_DELETION, ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).isEmpty();
        assertThat(explored.states()).isGreaterThan(20_000);
    }

    /** A limit: a ReplicaSet replaces a deleted pod at once, and the entrypoint of the deleted one migrates on in its grace period. */
    @Test
    void aLeaderThatIsDeletedWhileItMigratesIsTheOneThingFoundInOurs() {
        Rehearsal update = Rehearsal.of(Designs.ourUpdate());
        Explored explored = update.explore(1, EnumSet.of(Fault.POD_DELETED), ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).extracting(Violation::invariant).containsExactly(ONE_MIGRATOR);
        assertThat(update.timeline(explored.violation(ONE_MIGRATOR).orElseThrow(), 1))
                .endsWith(
                        "new php-web: it migrates",
                        "fault: new php-web is deleted or evicted",
                        "a pod of php-web is made",
                        "new php-web #2 gets node-1",
                        "new php-web #2 is there; it prepares",
                        "new php-web #2: it waits for database",
                        "new php-web #2: database answers; it waits for redis",
                        "new php-web #2: redis answers; its process starts",
                        "new php-web #2: it migrates");
    }

    @Test
    void inTheLiteralDesignANewWorkerStartsBehindAnOldWebPod() {
        Rehearsal update = Rehearsal.of(Designs.literalUpdate());
        Explored explored = update.explore(0, Set.of(), ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations())
                .extracting(Violation::invariant)
                .containsExactly(SCHEMA_FIRST, NO_RESTART_BY_ORDER, OWN_CACHE);
        assertThat(update.timeline(explored.violation(SCHEMA_FIRST).orElseThrow(), 0))
                .containsExactly(
                        "horizon, php-web, reverb, scheduler, postgres, redis are sent",
                        "old pods of horizon are told to stop",
                        "old horizon is gone",
                        "a pod of horizon is made",
                        "new horizon gets node-1",
                        "new horizon is there; it prepares",
                        "new horizon: it waits for database",
                        "new horizon: database answers; it waits for redis",
                        "new horizon: redis answers; it waits for php-web",
                        "new horizon: php-web answers; its process starts");
    }

    /** The gate of the literal design is closed by nothing but the end of the old web pod: one that leaves still opens it. */
    @Test
    void inTheLiteralDesignADyingWebPodOpensTheGate() {
        Model model = ModelReader.read(Designs.literalUpdate());
        Walk walk = Walk.through(model)
                .make("horizon, php-web, reverb, scheduler, postgres, redis are sent")
                .make("old pods of php-web are told to stop")
                .make("Service laravel-web leads to old php-web, which leaves")
                .make("old pods of horizon are told to stop")
                .make("old horizon is gone")
                .make("a pod of horizon is made")
                .make("new horizon gets node-1")
                .make("new horizon is there; it prepares")
                .make("new horizon: it waits for database")
                .make("new horizon: database answers; it waits for redis")
                .make("new horizon: redis answers; it waits for php-web");

        assertThat(walk.possible()).contains("new horizon: php-web answers; its process starts");
        assertThat(walk.make("new horizon: php-web answers; its process starts").broken())
                .contains(SCHEMA_FIRST);
    }

    @Test
    void inOursADyingWebPodDoesNotOpenTheGate() {
        Walk walk = Walk.through(ModelReader.read(Designs.ourUpdate()))
                .make("configuration and Services are sent")
                .make("php-web, postgres, redis are sent")
                .make("old pods of php-web are told to stop");

        assertThat(walk.possible()).doesNotContain("horizon, reverb, scheduler are sent");
        assertThat(walk.make("Service laravel-web leads to nobody").possible())
                .contains("horizon, reverb, scheduler are sent");
    }

    /** Why {@code up} looks at the endpoints before it sends the workers: a node follows a Service's new selector later than it changes. */
    @Test
    void withoutASeenClosedGateAWorkerCouldPassBeforeTheNodesFollowTheService() {
        Scenario sent = Designs.ourUpdate();
        Rehearsal hasty = Rehearsal.of(new Scenario(sent.former(), sent.batches(), Optional.empty(), 1));
        Explored explored = hasty.explore(0, Set.of(), ALL);

        assertThat(explored.violation(SCHEMA_FIRST)).isPresent();
        assertThat(hasty.timeline(explored.violation(SCHEMA_FIRST).orElseThrow(), 0))
                .contains("new horizon: php-web answers; its process starts")
                .doesNotContain("Service laravel-web leads to nobody");
    }

    @Test
    void inThePatternOfThePhpToolTwoReplicasOfTheLeaderMigrateAtOnce() {
        Rehearsal start = Rehearsal.of(Designs.referenceFirstStart(2));
        Explored explored = start.explore(0, Set.of(), ALL);

        assertThat(explored.violations()).extracting(Violation::invariant).containsExactly(ONE_MIGRATOR);
        assertThat(start.timeline(explored.violation(ONE_MIGRATOR).orElseThrow(), 0))
                .endsWith(
                        "web #1: postgres, redis answers; its process starts",
                        "web #1: it migrates",
                        "web #2: postgres, redis answers; its process starts",
                        "web #2: it migrates");
    }

    @Test
    void inThePatternOfThePhpToolWorkersRollBeforeTheMigrationAndReadTheFormerCache() {
        Rehearsal update = Rehearsal.of(Designs.referenceUpdate());
        Explored explored = update.explore(0, Set.of(), ALL);

        assertThat(explored.violations())
                .extracting(Violation::invariant)
                .containsExactly(SCHEMA_FIRST, NO_RESTART_BY_ORDER, OWN_CACHE);
        assertThat(update.timeline(explored.violation(SCHEMA_FIRST).orElseThrow(), 0))
                .startsWith("postgres, redis, web, horizon, reverb are sent", "a pod of horizon is made")
                .endsWith("new horizon: web, postgres, redis answers; its process starts");
        assertThat(update.timeline(explored.violation(OWN_CACHE).orElseThrow(), 0))
                .endsWith("new horizon: web, postgres, redis answers; its process starts");
    }

    /** Its database has no volume: once its process has died, nobody makes the tables again. */
    @Test
    void inThePatternOfThePhpToolADatabaseThatDiesIsADeadEnd() {
        Explored explored = Rehearsal.of(Designs.referenceFirstStart(1)).explore(1, Set.of(Fault.PROCESS_DIES), ALL);

        assertThat(explored.violation(NO_DEAD_END)).isPresent();
    }

    @Test
    void theSameIsFoundAgainByTheSameWay() {
        Explored one = Rehearsal.of(Designs.literalUpdate()).explore(0, Set.of(), ALL);
        Explored other = Rehearsal.of(Designs.literalUpdate()).explore(0, Set.of(), ALL);

        assertThat(one).isEqualTo(other);
    }

    @Test
    void anExplorationThatGivesUpSaysSo() {
        Explored explored = Rehearsal.of(Designs.ourUpdate()).explore(1, List.of(Fault.values()), 1_000);

        assertThat(explored.complete()).isFalse();
    }
}
