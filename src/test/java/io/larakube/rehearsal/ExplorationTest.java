package io.larakube.rehearsal;

import static io.larakube.rehearsal.Invariant.NO_DEAD_END;
import static io.larakube.rehearsal.Invariant.NO_LOST_WRITE;
import static io.larakube.rehearsal.Invariant.NO_RESTART_BY_ORDER;
import static io.larakube.rehearsal.Invariant.ONE_MIGRATOR;
import static io.larakube.rehearsal.Invariant.OWN_CACHE;
import static io.larakube.rehearsal.Invariant.SCHEMA_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Feature;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the exploration finds in this design, in the documented one that it grew from, and in the PHP tool's pattern. */
class ExplorationTest {

    private static final int ALL = 3_000_000;

    /** That the leader is deleted while it migrates, or its node cut off until its pods are given up, is a limit of its own, below. */
    private static final Set<Fault> BUT_DELETION = EnumSet.complementOf(EnumSet.of(Fault.POD_DELETED, Fault.NODE_CUT));

    @Test
    void nothingIsFoundInOurFirstStartWithOneFault() {
        Explored explored = Rehearsal.of(Designs.ourFirstStart()).explore(1, BUT_DELETION, ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).isEmpty();
        assertThat(explored.states()).isGreaterThan(3_000);
    }

    @Test
    void nothingIsFoundInOurUpdateWithOneFault() {
        Explored explored = Rehearsal.of(Designs.ourUpdate()).explore(1, BUT_DELETION, ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).isEmpty();
        assertThat(explored.states()).isGreaterThan(5_000);
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

    /** The same limit: what the cluster has given up goes on behind the cut, and hears of it when its successor is made. */
    @Test
    void aLeaderWhoseNodeIsCutOffWhileItMigratesMayMeetItsSuccessorWhenTheNodeIsBack() {
        Rehearsal update = Rehearsal.of(Designs.ourUpdate());
        Explored explored = update.explore(1, EnumSet.of(Fault.NODE_CUT), ALL);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.violations()).extracting(Violation::invariant).containsExactly(ONE_MIGRATOR);
        assertThat(update.timeline(explored.violation(ONE_MIGRATOR).orElseThrow(), 1))
                .containsSubsequence(
                        "new php-web: it migrates",
                        "fault: node-1 is cut off",
                        "the cluster takes note that node-1 does not answer",
                        "the pods on node-1 are given up",
                        "node-1 comes back",
                        "new php-web #2: it migrates");
    }

    @Test
    void onManyNodesALockKeepsTwoWebPodsFromMigratingAtOnceEvenIfOneIsDeleted() {
        Manifested shop = Manifested.onManyNodes(Feature.QUEUE);
        Set<Fault> deleted = EnumSet.of(Fault.POD_DELETED);
        Explored start = Rehearsal.of(shop.firstStart("shop:v1")).explore(1, deleted, ALL);
        assertThat(start.complete()).isTrue();
        assertThat(start.violations()).isEmpty();

        Explored update = Rehearsal.of(shop.update("shop:v1", "shop:v2")).explore(1, deleted, ALL);
        assertThat(update.complete()).isTrue();
        assertThat(update.violations()).isEmpty();
    }

    /** Old and new web pods share one volume; whatever is deleted or fails, one migrates, and nobody reads the other's caches. */
    @Test
    void withoutDowntimeNothingIsFoundThoughTwoReleasesServeFromOneVolume() {
        Manifested shop = Manifested.withoutDowntime(Feature.QUEUE);
        Set<Fault> faults = EnumSet.allOf(Fault.class);
        Explored start = Rehearsal.of(shop.firstStart("shop:v1")).explore(1, faults, ALL);
        assertThat(start.complete()).isTrue();
        assertThat(start.violations()).isEmpty();

        Explored update = Rehearsal.of(shop.update("shop:v1", "shop:v2")).explore(1, faults, ALL);
        assertThat(update.complete()).isTrue();
        assertThat(update.violations()).isEmpty();
    }

    @Test
    void onManyNodesTwoWebPodsMigrateAtOnceWithoutTheLock() {
        Scenario locked = Manifested.onManyNodes(Feature.QUEUE).firstStart("shop:v1");
        List<List<Tree>> unlocked = locked.batches().stream()
                .map(batch -> batch.stream()
                        .map(object -> Json.parse(
                                        JsonText.line(object).replace("/gates/migrate.php", "artisan migrate"))
                                .orElseThrow())
                        .toList())
                .toList();
        Explored start = Rehearsal.of(new Scenario(List.of(), unlocked, locked.closes(), 1))
                .explore(0, Set.of(), ALL);
        assertThat(start.violations()).extracting(Violation::invariant).contains(ONE_MIGRATOR);
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
                        "web #2: postgres, redis answers; its process starts",
                        "web #2: it migrates",
                        "web #1: it migrates");
    }

    @Test
    void inThePatternOfThePhpToolWorkersRollBeforeTheMigrationAndReadTheFormerCache() {
        Rehearsal update = Rehearsal.of(Designs.referenceUpdate());
        Explored explored = update.explore(0, Set.of(), ALL);

        assertThat(explored.violations())
                .extracting(Violation::invariant)
                .containsExactly(SCHEMA_FIRST, NO_RESTART_BY_ORDER, OWN_CACHE, NO_LOST_WRITE);
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

    @Test
    void everyWayThatIsFoundBreaksItsRuleWhenItIsGoneAgainByItsSeed() {
        for (Scenario scenario :
                List.of(Designs.literalUpdate(), Designs.referenceUpdate(), Designs.referenceFirstStart(2))) {
            Rehearsal rehearsal = Rehearsal.of(scenario);
            Explored explored = rehearsal.explore(1, Set.of(Fault.values()), 200_000);
            assertThat(explored.violations()).isNotEmpty();
            for (Violation violation : explored.violations()) {
                Seed seed = Seed.of(violation, 1);
                assertThat(Seed.parse(seed.toString())).contains(seed);
                Replayed replayed = rehearsal.replay(seed);
                assertThat(replayed.breaks()).as(seed.toString()).isTrue();
                assertThat(replayed.lines()).isEqualTo(rehearsal.timeline(violation, 1));
            }
        }
    }

    @Test
    void aWayThatWasFoundElsewhereEndsWhereItIsNotPossible() {
        Seed found = Seed.of(
                Rehearsal.of(Designs.literalUpdate())
                        .explore(0, Set.of(), ALL)
                        .violation(SCHEMA_FIRST)
                        .orElseThrow(),
                0);
        assertThat(Rehearsal.of(Designs.ourUpdate()).replay(found).breaks()).isFalse();
        assertThat(Seed.parse("schema.0.zzzzz").map(Rehearsal.of(Designs.ourUpdate())::replay))
                .contains(new Replayed(List.of(), false, false));
        assertThat(Seed.parse("migrators")).isEmpty();
        assertThat(Seed.parse("unknown.0.1")).isEmpty();
    }

    private static final String WEB = """
        {containers: [{name: php, image: 'IMAGE', args: [php, artisan, serve], env: [{name: FILESYSTEM_DISK, value: WHERE}],
          volumeMounts: [{name: s, mountPath: /var/www/html/storage}]}], volumes: [{name: s, VOLUME}]}
        """;

    /** An update of one web pod with its uploads on this volume. */
    private static Explored updateWith(String disk, String volume, String strategy, int nodes) {
        String web = WEB.replace("WHERE", disk).replace("VOLUME", volume);
        List<Tree> next = Small.objects(Small.deployment("web", 1, strategy, web.replace("IMAGE", "shop:v2")));
        List<Tree> former = Small.objects(Small.deployment("web", 1, strategy, web.replace("IMAGE", "shop:v1")));
        Model model = ModelReader.read(Scenario.applied(next).updating(former).onNodes(nodes));
        Explored reduced = new Explorer(model, 0, Set.of(), true, ALL).explore(0);
        assertThat(new Explorer(model, 0, Set.of(), false, ALL)
                        .explore(0)
                        .violation(NO_LOST_WRITE)
                        .isPresent())
                .isEqualTo(reduced.violation(NO_LOST_WRITE).isPresent());
        return reduced;
    }

    @Test
    void uploadsInAFolderOfThePodAreLostWithItAndThoseOnAClaimOrElsewhereAreNot() {
        assertThat(updateWith("local", "emptyDir: {}", "{type: Recreate}", 1).violation(NO_LOST_WRITE))
                .isPresent();
        assertThat(updateWith("public", "emptyDir: {}", "{type: RollingUpdate}", 1)
                        .violation(NO_LOST_WRITE))
                .isPresent();
        assertThat(updateWith("s3", "emptyDir: {}", "{type: Recreate}", 1).violation(NO_LOST_WRITE))
                .isEmpty();
        assertThat(updateWith("local", "persistentVolumeClaim: {claimName: s}", "{type: Recreate}", 2)
                        .violation(NO_LOST_WRITE))
                .isEmpty();
    }

    @Test
    void uploadsInAFolderOfANodeAreNotFoundOnAnotherOne() {
        String folder = "hostPath: {path: /srv/shop}";
        assertThat(updateWith("local", folder, "{type: Recreate}", 2).violation(NO_LOST_WRITE))
                .isPresent();
        assertThat(updateWith("local", folder, "{type: Recreate}", 1).violation(NO_LOST_WRITE))
                .isEmpty();
    }
}
