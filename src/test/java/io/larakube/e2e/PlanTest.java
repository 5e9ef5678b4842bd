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

/** What {@code larakube plan} says before something is done, and what then becomes of it. */
@OnRealCluster
@TestMethodOrder(OrderAnnotation.class)
class PlanTest {

    private static final String STOCK = "2024_02_01_000000_add_stock_to_products_table";

    private static Shop shop;
    private static Cli.Ended beforeTheFirst;
    private static String token;

    @BeforeAll
    static void start() {
        shop = Shop.with("horizon", "no-reverb", "no-scheduler");
        beforeTheFirst = shop.cli().run("plan", "--image", Shop.V1);
        shop.cli().succeed("up", "--image", Shop.V1);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    private static Tree json(String... arguments) {
        return Json.parse(shop.cli().run(arguments).out()).orElseThrow();
    }

    private static List<String> pods() {
        return shop.kubectl("get", "pods", "-o", "name").lines().sorted().toList();
    }

    @Test
    @Order(1)
    void beforeTheFirstStartEverythingIsNewAndSoIsTheDatabase() {
        assertThat(beforeTheFirst.exitCode()).as(beforeTheFirst.all()).isZero();
        assertThat(beforeTheFirst.out())
                .contains("postgres, redis, php-web, horizon  starts for the first time")
                .contains("6 are pending: the database is new")
                .contains("creates laravel-storage (");
    }

    @Test
    @Order(2)
    void whenNothingIsDifferentNothingWouldBeDone() {
        List<String> before = pods();
        Cli.Ended plan = shop.cli().succeed("plan", "--image", Shop.V1);
        assertThat(plan.out()).contains("✔ nothing to do: everything runs as it is wanted");
        assertThat(pods()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void beforeUpAsksItShowsTheShortForm() {
        Cli.Ended asked = shop.cli().run("up", "production", "--allow-local", "--image", Shop.V1);
        assertThat(asked.exitCode()).as(asked.all()).isEqualTo(5);
        assertThat(asked.err())
                .contains("  starts    postgres, redis, php-web, horizon for the first time")
                .contains("  migrates  6 are pending: the database is new")
                .contains("Put this on testcluster?");
        assertThat(RealCluster.kubectl("get", "namespace", shop.name() + "-production", "--ignore-not-found"))
                .isEmpty();
    }

    @Test
    @Order(3)
    void anUpdateIsToldWithItsCauseItsDowntimeItsMigrationAndItsVolume() throws IOException {
        Path source = shop.folder().resolve("database/migrations/" + STOCK + ".php");
        Files.copy(Shop.source().resolveSibling("shop-v2/database/migrations/" + STOCK + ".php"), source);
        List<String> before = pods();
        Cli.Ended plan = shop.cli().succeed("plan", "--image", Shop.V2);
        assertThat(plan.out())
                .contains("postgres, redis  runs on", "php-web, horizon  restarts\n     image shop:v1 → shop:v2\n")
                .containsPattern("php-web: none of its pods is ready for about \\d+ s")
                .containsPattern("1 is pending, as php-web-\\S+ says\n  " + STOCK + "\n     adds products.stock: ")
                .contains("keeps laravel-storage (", "mounted again by php-web, horizon");
        assertThat(plan.err()).contains("migrations are read from this folder; shop:v2 may hold others");
        assertThat(pods()).isEqualTo(before);
        token = json("plan", "--image", Shop.V2, "-o", "json").textAt("token").orElseThrow();
        assertThat(plan.out()).contains("--plan " + token);
    }

    @Test
    @Order(4)
    void aPlanIsNotCarriedOutWhenTheWorldChangedSince() {
        List<String> before = pods();
        shop.kubectl("label", "service", "postgres", "note=changed");
        Cli.Ended refused = shop.cli().run("up", "--image", Shop.V2, "--plan", token);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("the plan is out of date: objects in the cluster are not as they were");
        shop.kubectl("label", "service", "postgres", "note-");
        shop.env("CACHE_PREFIX", "other");
        Cli.Ended other = shop.cli().run("up", "--image", Shop.V2, "--plan", token);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("image, configuration or manifests changed");
        assertThat(pods()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void aKeyThatWasAddedIsNamedWithItsLine() throws IOException {
        int line = Files.readAllLines(shop.folder().resolve(".env")).indexOf("CACHE_PREFIX=other") + 1;
        assertThat(shop.cli().succeed("plan", "--image", Shop.V1).out())
                .contains("php-web, horizon  restarts\n     CACHE_PREFIX added (.env:" + line + ")\n");
    }

    @Test
    @Order(6)
    void whatWasPlannedIsWhatHappens() {
        Tree plan = json("plan", "--image", Shop.V2, "-o", "json");
        List<String> engines = shop.kubectl("get", "pods", "-l", "app.kubernetes.io/component=engine", "-o", "name")
                .lines()
                .toList();
        shop.cli()
                .succeed(
                        "up", "--image", Shop.V2, "--plan", plan.textAt("token").orElseThrow());
        assertThat(pods()).containsAll(engines);
        assertThat(shop.query("select migration from migrations order by id desc limit 1"))
                .containsExactly(STOCK);
        assertThat(json("plan", "--image", Shop.V2, "-o", "json").isTrueAt("nothing"))
                .isTrue();
    }

    @Test
    @Order(7)
    void aRehearsalWithTheTimesOfTheFirstStartGoesAsTheUpdateWent() {
        Cli.Ended compared = shop.cli().run("rehearse", "--against", "last", "--nodes", "2");
        assertThat(compared.exitCode()).as(compared.all()).isZero();
        assertThat(compared.out())
                .contains("rehearsed with times of the recorded start ")
                .containsPattern("all +\\S+ s +\\S+ s +[+-]\\S+ s")
                .contains("✔ the same order");
    }

    @Test
    @Order(8)
    void aQuotaThatCountsWhatNoPodSaysRefusesThem() {
        shop.env("CACHE_PREFIX", "third");
        shop.kubectl("create", "quota", "strict", "--hard=limits.cpu=4");
        Cli.Ended plan = shop.cli().run("plan", "--image", Shop.V2);
        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.out())
                .contains("✖ php-web: no room for 1 pod; nothing of php-web runs until that changes")
                .contains("quota strict counts limits.cpu, and not every container of the pod says how much it needs");
        shop.kubectl("delete", "quota", "strict");
        assertThat(shop.cli().run("plan", "--image", Shop.V2).exitCode()).isZero();
    }

    @Test
    @Order(9)
    void aPodForWhichNoNodeHasRoomIsToldBeforeItIsPending() {
        shop.patch("huge.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: php-web
            spec:
              template:
                spec:
                  containers:
                    - name: php
                      resources:
                        requests:
                          memory: 900Gi
                        limits:
                          memory: 900Gi
            """);
        Cli.Ended plan = shop.cli().run("plan", "--image", Shop.V2);
        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.out())
                .contains("resources.requests.memory: 256Mi → 900Gi (.infrastructure/k8s/overlays/local/huge.yaml:12)")
                .contains("✖ php-web: no room for 1 pod; nothing of php-web runs until that changes")
                .containsPattern("node-[12] has \\S+ memory left, a pod asks for 900.0Gi");
        shop.cli().succeed("up", "--image", Shop.V2, "--detach");
        Shop.await(
                "php-web is Pending for its memory",
                Duration.ofSeconds(60),
                () -> shop.kubectl("get", "events").contains("Insufficient memory"));
    }
}
