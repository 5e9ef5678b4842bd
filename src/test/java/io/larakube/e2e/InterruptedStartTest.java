package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What happens to {@code up} itself: killed, started twice, left alone. */
@Beside
@OnRealCluster
class InterruptedStartTest {

    @Test
    void killedAtTenMomentsAndStartedAgainItConvergesToTheSameState() throws InterruptedException {
        try (Shop shop = Shop.with("horizon", "scheduler")) {
            Random moments = new Random(20241121);
            for (int i = 0; i < 10; i++) {
                Cli.Running up = shop.cli().start("up", "--image", i % 2 == 0 ? Shop.V1 : Shop.V2);
                Thread.sleep(500 + moments.nextInt(6_000));
                up.kill();
            }
            shop.cli().succeed("up", "--image", Shop.V2);
            List<String> images = shop.kubectl(
                            "get",
                            "pods",
                            "-l",
                            "app.kubernetes.io/component=application",
                            "-o",
                            "jsonpath={range .items[*]}{.spec.containers[0].image}{\"\\n\"}{end}")
                    .lines()
                    .distinct()
                    .toList();
            assertThat(images).containsExactly(Shop.V2);
            assertThat(shop.query("select count(*) from migrations")).containsExactly("7");
        }
    }

    @Test
    void ofTwoAtOnceTheSecondSaysWhoHoldsTheLeaseAndLeavesOrWaits() {
        try (Shop shop = Shop.with("scheduler")) {
            Cli.Running first = shop.cli().start("up", "--image", Shop.V1);
            Shop.await(
                    "the first one holds the lease",
                    Duration.ofSeconds(30),
                    () -> RealCluster.command(
                                    "sh",
                                    "-c",
                                    "kubectl -n " + shop.namespace()
                                            + " get lease larakube-up -o name 2>/dev/null || true")
                            .contains("larakube-up"));
            Cli.Ended leaving = shop.cli().run("up", "--image", Shop.V1, "--no-wait");
            assertThat(leaving.exitCode()).isEqualTo(1);
            assertThat(leaving.err()).contains("(process ");
            Cli.Ended waiting = shop.cli().run("up", "--image", Shop.V1);
            assertThat(waiting.exitCode()).as(waiting.all()).isZero();
            assertThat(first.await().exitCode()).isZero();
        }
    }

    @Test
    void ctrlCLeavesTheStartRunningAndSaysHowToLookAgain() {
        try (Shop shop = Shop.with("scheduler")) {
            Cli.Running up = shop.cli().start("up", "--image", Shop.V1);
            Shop.await(
                    "the web pod waits for its services",
                    Duration.ofSeconds(60),
                    () -> up.soFar().contains("php-web    waits for"));
            up.interrupt();
            Cli.Ended ended = up.await();
            assertThat(ended.exitCode()).isEqualTo(130);
            assertThat(ended.err()).endsWith("The start goes on without you. Look again with: larakube status local\n");
            shop.kubectl("wait", "deployment", "--all", "--for=condition=Available", "--timeout=60s");
            assertThat(shop.cli().succeed("status").out()).contains("✔ php-web    ready", "✔ scheduler  ready");
        }
    }
}
