package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code wait-for-services} asks for, skips and says. */
@Beside
@OnRealCluster
class GateTest {

    @Test
    void redisIsNotWaitedForWhenItsHostIsTheDefaultAndTheLogSaysWhy() {
        try (Shop shop = Shop.with("scheduler")) {
            shop.env("REDIS_HOST", "127.0.0.1");
            shop.env("CACHE_STORE", "database");
            shop.env("SESSION_DRIVER", "database");
            shop.env("QUEUE_CONNECTION", "database");
            shop.cli().succeed("up", "--image", Shop.V1);
            assertThat(shop.kubectl("logs", "deploy/php-web", "-c", "wait-for-services"))
                    .contains("redis")
                    .contains("not waited for");
        }
    }

    @Test
    void aWrongHostIsNamedWithItsReasonAndThePodRecoversByItselfWhenTheHostAppears() {
        try (Shop shop = Shop.with("scheduler")) {
            shop.env("DB_HOST", "database-that-is-not-there");
            Cli.Ended up = shop.cli().run("up", "--image", Shop.V1, "--timeout", "25s");
            assertThat(up.exitCode()).as(up.all()).isEqualTo(1);
            assertThat(up.err()).contains("database-that-is-not-there:5432", "name unknown");
            assertThat(shop.kubectl("logs", "deploy/php-web", "-c", "wait-for-services"))
                    .contains("database database-that-is-not-there:5432: name unknown");

            shop.kubectl(
                    "create",
                    "service",
                    "externalname",
                    "database-that-is-not-there",
                    "--external-name=postgres." + shop.namespace() + ".svc.cluster.local");
            Shop.await(
                    "php-web is ready",
                    Duration.ofSeconds(90),
                    () -> shop.kubectl("get", "deploy", "php-web", "-o", "jsonpath={.status.readyReplicas}")
                            .equals("1"));
            assertThat(Shop.restarts(shop.pod("php-web"))).isZero();
        }
    }

    @Test
    void afterItsDeadlineThePodsStatusSaysWhatWasMissing() {
        try (Shop shop = Shop.with("scheduler")) {
            shop.env("DB_HOST", "nowhere");
            shop.patch("impatient.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: php-web
                spec:
                  template:
                    spec:
                      initContainers:
                        - name: wait-for-services
                          env:
                            - name: LARAKUBE_DEADLINE_SECONDS
                              value: "8"
                """);
            Cli.Ended up = shop.cli().run("up", "--image", Shop.V1);
            assertThat(up.exitCode()).as(up.all()).isEqualTo(1);
            String message = shop.kubectl(
                    "get",
                    "pods",
                    "-l",
                    "app.kubernetes.io/name=php-web",
                    "-o",
                    "jsonpath={.items[0].status.initContainerStatuses[0]..terminated.message}");
            assertThat(message).contains("nowhere:5432", "name unknown");
        }
    }
}
