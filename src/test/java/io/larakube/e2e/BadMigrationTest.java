package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A migration that fails ends {@code up} at once and in words; a good image after it converges. */
@Isolated("it measures how soon")
@OnRealCluster
class BadMigrationTest {

    @Test
    void aFailedMigrationIsNamedWithinFiveSecondsAndAGoodImageConverges() {
        try (Shop shop = Shop.with("horizon", "scheduler")) {
            shop.cli().succeed("up", "--image", Shop.V1);

            Cli.Ended bad = shop.cli().run("up", "--image", Shop.V3_BAD);
            assertThat(bad.exitCode()).as(bad.all()).isEqualTo(1);
            assertThat(bad.err()).contains("2024_03_01_000000_fail_on_purpose", "kubectl --context testcluster logs");
            assertThat(Duration.between(failed(shop), bad.at())).isLessThan(Duration.ofSeconds(6));
            assertThat(shop.pods("horizon")).noneMatch(pod -> image(pod).equals(Shop.V3_BAD) && runs(pod));

            shop.cli().succeed("up", "--image", Shop.V2);
            assertThat(image(shop.pod("php-web"))).isEqualTo(Shop.V2);
            assertThat(image(shop.pod("horizon"))).isEqualTo(Shop.V2);
        }
    }

    /** When the leader's container ended for the first time, in whole seconds: up to one second early. */
    private static Instant failed(Shop shop) {
        return shop.pods("php-web").stream()
                .flatMap(pod -> pod.itemsAt("status", "containerStatuses").stream())
                .flatMap(status -> java.util.stream.Stream.of("state", "lastState")
                        .flatMap(state -> status.textAt(state, "terminated", "finishedAt").stream()))
                .map(Instant::parse)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String image(Tree pod) {
        return pod.at("spec")
                .orElseThrow()
                .itemsAt("containers")
                .getFirst()
                .textAt("image")
                .orElseThrow();
    }

    private static boolean runs(Tree pod) {
        return pod.itemsAt("status", "containerStatuses").stream()
                .anyMatch(status -> status.at("state", "running").isPresent());
    }
}
