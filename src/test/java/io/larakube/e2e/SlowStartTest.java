package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow is not broken: a late database and a long migration restart nothing. */
@Beside
@OnRealCluster
class SlowStartTest {

    @Test
    void aDatabaseThatIsHalfAMinuteLateAndAMigrationOfAMinuteRestartNothing() {
        try (Shop shop = Shop.with("horizon", "scheduler")) {
            shop.env("MIGRATE_SLEEP", "60");
            shop.patch("late-postgres.yaml", """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: postgres
                spec:
                  template:
                    spec:
                      containers:
                        - name: postgres
                          command: ["sh", "-c", "sleep 30; exec docker-entrypoint.sh postgres"]
                """);
            Cli.Ended up = shop.cli().succeed("up", "--image", Shop.V1);
            for (String workload : List.of("postgres", "redis", "php-web", "horizon", "scheduler")) {
                assertThat(Shop.restarts(shop.pod(workload))).as(workload).isZero();
            }
            assertThat(shop.query("select count(*) from migration_runs where finished_at is null"))
                    .containsExactly("0");
            assertThat(shop.query("select count(*) from migration_runs")).containsExactly("6");
            assertThat(up.err()).contains("php-web", "waits for database at postgres:5432");
        }
    }
}
