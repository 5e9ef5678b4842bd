package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engines beside PostgreSQL and Redis, each in use by the shop. MySQL's image is not on the cluster: AdmissionE2eTest has it. */
@OnRealCluster
class EnginesTest {

    private static Shop shop;
    private static Shop small;

    @BeforeAll
    static void start() {
        shop = Shop.adopted("--mariadb", "--valkey", "--garage", "--scheduler");
        shop.env("FILESYSTEM_DISK", "s3");
        small = Shop.adopted("--sqlite", "--memcached", "--no-horizon");
        List<Cli.Running> starts = Stream.of(
                        shop.cli().start("up", "--image", Shop.V1, "--yes"),
                        small.cli().start("up", "--image", Shop.V1, "--yes"))
                .toList();
        starts.forEach(start -> {
            Cli.Ended ended = start.await();
            assertThat(ended.exitCode()).as(ended.all()).isZero();
        });
    }

    @AfterAll
    static void stop() {
        shop.close();
        small.close();
    }

    @Test
    void theApplicationStartsAfterItsEnginesAndNothingCrashes() {
        for (String engine : List.of("mariadb", "valkey", "garage")) {
            assertThat(Shop.started(shop.pod(engine))).as(engine).isBeforeOrEqualTo(Shop.started(shop.pod("php-web")));
            assertThat(Shop.restarts(shop.pod(engine))).as(engine).isZero();
        }
        assertThat(Shop.restarts(shop.pod("php-web"))).isZero();
    }

    @Test
    void mariaDbHoldsTheSchemaAndTheApplicationsUserOwnsNothingElse() {
        assertThat(shop.get("/")).contains("\"db\":\"mysql\"", "create_failed_jobs_table");
        assertThat(shop.inContainer("php-web", "php", "artisan", "migrate:status"))
                .doesNotContain("Pending");
        assertThat(shop.kubectl(
                        "exec",
                        "mariadb-0",
                        "--",
                        "sh",
                        "-c",
                        "mariadb -h 127.0.0.1 -u\"$MARIADB_USER\" -p\"$MARIADB_PASSWORD\" -BNe 'show databases'"))
                .doesNotContain("mysql\n")
                .contains(shop.name().replace('-', '_'));
    }

    @Test
    void valkeyHoldsSessionsAndTheCache() {
        assertThat(shop.get("/session")).contains("\"driver\":\"redis\"");
        shop.get("/cache?key=k&value=41");
        assertThat(shop.get("/cache?key=k")).contains("\"value\":\"41\"", "\"store\":\"redis\"");
    }

    @Test
    void garageHoldsTheFilesOfABucketThatItMadeItself() {
        shop.inContainer(
                "php-web",
                "sh",
                "-c",
                "echo hello >/tmp/f && curl -fsS -F file=@/tmp/f -F name=greeting.txt http://127.0.0.1:8080/upload");
        assertThat(shop.get("/files/greeting.txt")).isEqualTo("hello\n");
        assertThat(shop.get("/disk")).contains("\"driver\":\"s3\"");
        assertThat(shop.inContainer("php-web", "find", "storage/app", "-name", "greeting.txt"))
                .isEmpty();
    }

    @Test
    void memcachedIsWaitedForAndKeepsNoClaim() {
        assertThat(small.kubectl("logs", "deploy/php-web", "-c", "wait-for-services"))
                .contains("memcached memcached:11211: open after");
        assertThat(small.kubectl("get", "pvc", "-o", "name").lines())
                .containsExactly("persistentvolumeclaim/laravel-storage");
        assertThat(Shop.restarts(small.pod("memcached"))).isZero();
    }

    @Test
    void theObjectStoreIsWaitedForLikeADatabase() {
        assertThat(shop.kubectl("logs", "deploy/php-web", "-c", "wait-for-services"))
                .contains("object store garage:3900: open after");
    }
}
