package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first promise at the first {@code up}, and the second while it runs. */
@OnRealCluster
class FirstStartTest {

    private static final List<String> ENGINES = List.of("postgres", "redis");
    private static final List<String> WORKERS = List.of("horizon", "queue", "scheduler", "reverb");

    private static Shop shop;
    private static Cli.Ended up;

    @TempDir
    static Path scratch;

    private static String image;

    @BeforeAll
    static void start() {
        image = ShopImage.of(ShopImage.workingCopy(scratch.resolve("shop"))).delivered(scratch);
        shop = Shop.with("horizon", "queue", "scheduler", "reverb");
        up = shop.cli().succeed("up", "--image", image);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void enginesStartBeforeTheWebPodAndTheWebPodIsReadyBeforeTheWorkersStart() {
        Tree web = shop.pod("php-web");
        for (String engine : ENGINES) {
            assertThat(Shop.started(shop.pod(engine))).as(engine).isBeforeOrEqualTo(Shop.started(web));
        }
        for (String worker : WORKERS) {
            assertThat(Shop.started(shop.pod(worker))).as(worker).isAfterOrEqualTo(Shop.ready(web));
        }
    }

    @Test
    void nothingWasEverRestarted() {
        for (String workload : List.of("postgres", "redis", "php-web", "horizon", "queue", "scheduler", "reverb")) {
            assertThat(Shop.restarts(shop.pod(workload))).as(workload).isZero();
        }
    }

    @Test
    void eachMigrationRanOnceAndToItsEnd() {
        assertThat(shop.query(
                        "select migration, count(*), count(finished_at) from migration_runs group by 1 order by 1"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).endsWith("|1|1"));
    }

    @Test
    void everyMigrationIsNamedWhileTheStartIsFollowed() {
        assertThat(up.err()).contains("2024_01_02_000000_create_products_table", "php-web    ready");
    }

    @Test
    void aFileOfTheSchedulerIsServedByTheWebPodAtOnce() {
        shop.inContainer("scheduler", "php", "artisan", "sitemap:generate");
        assertThat(shop.get("/storage/sitemap.xml")).contains("<urlset");
    }

    @Test
    void allPodsOfTheReleaseHaveTheSameBootstrapCache() {
        String listing = "cd /var/www/html/bootstrap/cache && sha256sum *.php";
        String ofTheLeader = shop.inContainer("php-web", "sh", "-c", listing);
        assertThat(ofTheLeader).contains("config.php", "services.php", "packages.php");
        for (String worker : WORKERS) {
            assertThat(shop.inContainer(worker, "sh", "-c", listing)).as(worker).isEqualTo(ofTheLeader);
        }
    }

    @Test
    void theWholeOfStorageIsOneTreeInEveryPod() {
        for (String writer : WORKERS) {
            shop.inContainer(writer, "sh", "-c", "echo " + writer + " >storage/app/private/from-" + writer);
            for (String reader : List.of("php-web", "horizon", "queue", "scheduler", "reverb")) {
                assertThat(shop.inContainer(reader, "cat", "storage/app/private/from-" + writer))
                        .isEqualToIgnoringNewLines(writer);
            }
        }
    }

    @Test
    void eachPodReadsWhatEachOtherOneWrites() {
        Cli.Ended proof = shop.cli().succeed("storage:prove");
        assertThat(proof.out()).contains("reads what all 5 pods wrote to storage/app", "✔ holds");
        assertThat(shop.kubectl("exec", "deploy/php-web", "-c", "php", "--", "ls", "-A", "storage/app"))
                .doesNotContain(".larakube");
    }

    @Test
    void allPodsRunAsTheApplicationsUserAndOwnWhatTheyWrite() {
        assertThat(shop.inContainer("php-web", "find", "storage", "bootstrap/cache", "-not", "-user", "33"))
                .isEmpty();
    }

    @Test
    void anUpWithNothingChangedRestartsNothing() {
        List<String> before = names();
        Cli.Ended again = shop.cli().succeed("up", "--image", image);
        assertThat(names()).isEqualTo(before);
        assertThat(again.err()).contains("php-web", "runs on");
    }

    @Test
    void theStartWasRecordedAndItsCriticalPathGoesFromADatabaseByTheLeaderToAWorker() {
        Tree start = io.larakube.tree.Json.parse(
                        shop.cli().succeed("starts", "last", "-o", "json").out())
                .orElseThrow();
        assertThat(start.textAt("verdict")).contains("ready");
        assertThat(start.textAt("image")).contains(image);
        List<String> path = start.itemsAt("criticalPath").stream()
                .flatMap(leg -> leg.textAt("workload").stream())
                .distinct()
                .toList();
        assertThat(path).hasSize(3);
        assertThat(List.of("postgres", "redis")).contains(path.getFirst());
        assertThat(path.get(1)).isEqualTo("php-web");
        assertThat(WORKERS).contains(path.getLast());
    }

    private static List<String> names() {
        return shop.kubectl("get", "pods", "-o", "name").lines().sorted().toList();
    }

    @Test
    void jobsAreWorked() {
        String answer = shop.kubectl(
                "exec",
                "deploy/php-web",
                "-c",
                "php",
                "--",
                "curl",
                "-s",
                "-X",
                "POST",
                "http://127.0.0.1:8080/jobs?seconds=0");
        String token = io.larakube.tree.Json.parse(answer)
                .flatMap(json -> json.textAt("token"))
                .orElseThrow();
        Shop.await(
                "the job " + token + " is worked",
                Duration.ofSeconds(20),
                () -> shop.get("/jobs/" + token).contains("\"pod\""));
    }
}
