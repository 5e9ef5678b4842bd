package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The strategy multi-node-ha: nothing is shared, two web pods, and an update under load. */
@OnRealCluster
class ManyNodesTest {

    private static final List<String> WORKERS = List.of("horizon", "scheduler", "reverb");

    private static Shop shop;
    private static List<Tree> firstWebPods;
    private static Load load;

    @BeforeAll
    static void startAndUpdate() {
        shop = Shop.with("horizon", "scheduler", "reverb").inProductionWith("\"strategy\": \"multi-node-ha\"");
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        firstWebPods = shop.pods("php-web");
        String address = shop.kubectl("get", "service", "laravel-web", "-o", "jsonpath={.spec.clusterIP}");
        try (Load visitors = new Load(address, 80, "/")) {
            Shop.await("visitors are answered", Duration.ofSeconds(20), () -> visitors.answered() > 20);
            shop.cli().succeed("up", "production", "--image", Shop.V2, "--yes");
            Shop.await(
                    "old web pods leave",
                    Duration.ofSeconds(60),
                    () -> shop.pods("php-web").size() == 2);
            int answered = visitors.answered();
            Shop.await("visitors go on", Duration.ofSeconds(20), () -> visitors.answered() > answered + 20);
            load = visitors;
        }
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void theWebPodsAreOnDifferentNodes() {
        assertThat(firstWebPods)
                .hasSize(2)
                .extracting(pod -> pod.textAt("spec", "nodeName").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void migrationsRunOnceAlthoughTwoPodsStartAtOnce() {
        assertThat(shop.query("select migration from migration_runs group by 1 having count(*) > 1"))
                .isEmpty();
        assertThat(shop.query("select count(*) from migration_runs where finished_at is null"))
                .containsExactly("0");
        assertThat(shop.query("select count(*) from migration_runs")).containsExactly("7");
    }

    @Test
    void noRequestFailsDuringTheUpdate() {
        System.out.println(load.answered() + " requests answered during the update, "
                + load.failures().size() + " failed");
        assertThat(load.failures()).isEmpty();
        assertThat(load.answered()).isGreaterThan(100);
        assertThat(load.sawA("\"version\":\"v1\"")).isTrue();
        assertThat(load.sawA("\"version\":\"v2\"")).isTrue();
    }

    @Test
    void noNewWorkerStartsBeforeTheNewMigrationIsFinished() {
        Instant migrated = shop.migrated("2024_02_01_000000_add_stock_to_products_table");
        for (String worker : WORKERS) {
            Tree pod = shop.pods(worker).getFirst();
            assertThat(Shop.started(pod)).as(worker).isAfterOrEqualTo(migrated.minusMillis(999));
        }
    }

    @Test
    void nothingEverCrashed() {
        for (String workload : List.of("postgres", "redis", "php-web", "horizon", "scheduler", "reverb")) {
            assertThat(shop.pods(workload)).as(workload).allMatch(pod -> Shop.restarts(pod) == 0);
        }
    }

    @Test
    void noClaimIsSharedAndEachPodCachesForItself() {
        assertThat(shop.kubectl("get", "pvc", "-o", "name").lines().sorted())
                .containsExactly("persistentvolumeclaim/postgres-data", "persistentvolumeclaim/redis-data");
        for (String workload : List.of("php-web", "horizon", "scheduler", "reverb")) {
            assertThat(shop.inContainer(workload, "ls", "bootstrap/cache")).contains("config.php", "services.php");
        }
    }
}
