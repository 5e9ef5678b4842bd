package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@code up} does without an API server. */
@Isolated("nobody has an API server meanwhile")
@OnRealCluster
class ApiServerAwayTest {

    @Test
    void upGoesOnWhenTheApiServerWasAwayForTenSeconds() throws InterruptedException {
        try (Shop shop = Shop.with("scheduler")) {
            shop.env("MIGRATE_SLEEP", "5");
            Cli.Running up = shop.cli().start("up", "--image", Shop.V1);
            Shop.await(
                    "the web pod waits for its services",
                    Duration.ofSeconds(60),
                    () -> up.soFar().contains("php-web    waits for"));
            RealCluster.testcluster("api", "stop");
            try {
                Thread.sleep(10_000);
            } finally {
                RealCluster.testcluster("api", "start");
            }
            Cli.Ended ended = up.await();
            assertThat(ended.exitCode()).as(ended.all()).isZero();
        }
    }
}
