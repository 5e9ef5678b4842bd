package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first promise at an update, with an old web pod that takes its time to leave. */
@OnRealCluster
class UpdateTest {

    private static final List<String> WORKERS = List.of("horizon", "scheduler", "reverb");

    private static Shop shop;
    private static Instant begun;
    private static Instant ended;
    private static List<String> engines;

    @BeforeAll
    static void update() {
        shop = Shop.with("horizon", "scheduler", "reverb");
        shop.patch("slow-to-leave.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: php-web
            spec:
              template:
                spec:
                  containers:
                    - name: php
                      lifecycle:
                        preStop:
                          exec:
                            command: ["sleep", "20"]
            """);
        shop.cli().succeed("up", "--image", Shop.V1);
        shop.inContainer("php-web", "sh", "-c", "echo kept >storage/app/private/upload.txt");
        shop.inContainer("php-web", "sh", "-c", "echo '<?php // of v1' >bootstrap/cache/of-v1.php");
        engines = shop.kubectl("get", "pods", "-l", "app.kubernetes.io/component=engine", "-o", "name")
                .lines()
                .toList();
        begun = Instant.now();
        ended = shop.cli().succeed("up", "--image", Shop.V2).at();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void noNewWorkerStartsBeforeTheNewMigrationIsFinished() {
        Instant migrated = shop.migrated("2024_02_01_000000_add_stock_to_products_table");
        for (String worker : WORKERS) {
            Tree pod = shop.pod(worker);
            assertThat(image(pod)).isEqualTo(Shop.V2);
            assertThat(Shop.started(pod)).as(worker).isAfterOrEqualTo(migrated.minusMillis(999));
            assertThat(Shop.restarts(pod)).as(worker).isZero();
        }
    }

    private static String image(Tree pod) {
        return pod.at("spec")
                .orElseThrow()
                .itemsAt("containers")
                .getFirst()
                .textAt("image")
                .orElseThrow();
    }

    @Test
    void thereIsOneMigratorAndNoSecondRun() {
        assertThat(shop.query("select migration from migration_runs group by 1 having count(*) > 1"))
                .isEmpty();
        assertThat(shop.query("select count(*) from migration_runs where finished_at is null"))
                .containsExactly("0");
    }

    @Test
    void workersLeaveWithinTheirDrainAndNotAfterTheirWholeGracePeriod() {
        // horizon and scheduler may take 90 and 120 s; the web pod's 20 s and the new start are all that the update
        // took.
        assertThat(Duration.between(begun, ended)).isLessThan(Duration.ofSeconds(75));
    }

    @Test
    void enginesAreNotTouched() {
        assertThat(shop.kubectl("get", "pods", "-l", "app.kubernetes.io/component=engine", "-o", "name")
                        .lines()
                        .toList())
                .isEqualTo(engines);
        assertThat(Shop.restarts(shop.pod("postgres"))).isZero();
        assertThat(Shop.started(shop.pod("postgres"))).isBefore(begun);
    }

    @Test
    void uploadsSurviveTheRelease() {
        assertThat(shop.inContainer("php-web", "cat", "storage/app/private/upload.txt"))
                .isEqualTo("kept\n");
    }

    @Test
    void theBootstrapCacheIsNeverThatOfAnotherRelease() {
        for (String workload : List.of("php-web", "horizon", "scheduler", "reverb")) {
            assertThat(shop.inContainer(workload, "ls", "bootstrap/cache"))
                    .contains("services.php")
                    .doesNotContain("of-v1.php");
        }
    }
}
