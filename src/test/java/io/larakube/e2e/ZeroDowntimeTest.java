package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One node and one volume with {@code "rollout": "zero-downtime"}: an update while visitors ask and jobs are dispatched. */
@OnRealCluster
class ZeroDowntimeTest {

    private static final List<String> WORKERS = List.of("horizon", "scheduler", "reverb");
    private static final String STOCK = "2024_02_01_000000_add_stock_to_products_table";
    private static final String DROP = "database/migrations/2024_03_01_000000_drop_name_from_products_table.php";

    private static Shop shop;
    private static Tree planned;
    private static Load load;
    private static Dispatching jobs;
    private static Cli.Ended updated;
    private static List<Tree> pods;
    private static Cli.Ended planOfDrop;
    private static Cli.Ended upOfDrop;

    @BeforeAll
    static void startAndUpdate() {
        shop = Shop.with("horizon", "scheduler", "reverb").inProductionWith("\"rollout\": \"zero-downtime\"");
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        shop.inContainer("php-web", "sh", "-c", "echo kept >storage/app/private/upload.txt");
        shop.inContainer("php-web", "sh", "-c", "echo '<?php // of v1' >bootstrap/cache/of-v1.php");
        haveMigrationOf("shop-v2", STOCK);
        planned = Json.parse(shop.cli()
                        .succeed("plan", "production", "--image", Shop.V2, "-o", "json")
                        .out())
                .orElseThrow();
        String address = shop.kubectl("get", "service", "laravel-web", "-o", "jsonpath={.spec.clusterIP}");
        try (Load visitors = new Load(address, 80, "/");
                Dispatching dispatched = new Dispatching(address, 80)) {
            Shop.await("visitors are answered", Duration.ofSeconds(60), () -> visitors.answered() > 50);
            updated = shop.cli().succeed("up", "production", "--image", Shop.V2, "--yes");
            Shop.await(
                    "the former web pod leaves",
                    Duration.ofSeconds(90),
                    () -> shop.pods("php-web").size() == 1);
            int answered = visitors.answered();
            Shop.await("visitors go on", Duration.ofSeconds(60), () -> visitors.answered() > answered + 50);
            load = visitors;
            jobs = dispatched;
        }
        pods = WORKERS.stream().map(worker -> shop.pods(worker).getFirst()).toList();
        refuse();
    }

    /** A release that drops a column from under the code that serves. */
    private static void refuse() {
        write(DROP, """
            <?php
            use Illuminate\\Database\\Migrations\\Migration;
            use Illuminate\\Database\\Schema\\Blueprint;
            use Illuminate\\Support\\Facades\\Schema;
            return new class extends Migration
            {
                public function up(): void
                {
                    Schema::table('products', function (Blueprint $table) {
                        $table->dropColumn('name');
                    });
                }
            };
            """);
        shop.env("SHOP_NEXT", "1");
        planOfDrop = shop.cli().run("plan", "production", "--image", Shop.V2);
        upOfDrop = shop.cli().run("up", "production", "--image", Shop.V2, "--yes");
    }

    private static void haveMigrationOf(String release, String name) {
        String file = "database/migrations/" + name + ".php";
        try {
            write(file, Files.readString(Shop.source().resolveSibling(release).resolve(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(String file, String text) {
        try {
            Path target = shop.folder().resolve(file);
            Files.writeString(target, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void thePlanSaysThatTheWebPodAnswersAllTheTime() {
        assertThat(planned.numberAt("downtime", "pausesMillis", "php-web")).contains(0L);
        assertThat(planned.itemsAt("migrations", "pending"))
                .extracting(pending -> pending.textAt("name").orElse(""))
                .containsExactly(STOCK);
        assertThat(planned.itemsAt("formerCode", "clashes")).isEmpty();
    }

    @Test
    void noRequestFailsDuringTheUpdate() {
        System.out.println(load.answered() + " requests answered during an update of one node, "
                + load.failures().size() + " failed");
        assertThat(load.failures()).isEmpty();
        assertThat(load.answered()).isGreaterThan(100);
        assertThat(load.sawA("\"version\":\"v1\"")).isTrue();
        assertThat(load.sawA("\"version\":\"v2\"")).isTrue();
    }

    @Test
    void theFormerWebPodAnsweredOnTheNewSchemaUntilTheNewOneDid() {
        Instant migrated = shop.migrated(STOCK);
        assertThat(load.lastOf("\"version\":\"v1\"")).isAfter(migrated);
    }

    @Test
    void migrationsRunOnce() {
        assertThat(shop.query("select migration from migration_runs group by 1 having count(*) > 1"))
                .isEmpty();
        assertThat(shop.query("select count(*) from migration_runs where finished_at is null"))
                .containsExactly("0");
        assertThat(shop.query("select count(*) from migration_runs")).containsExactly("7");
    }

    @Test
    void noNewWorkerStartsBeforeTheNewMigrationIsFinished() {
        Instant migrated = shop.migrated(STOCK);
        for (Tree pod : pods) {
            assertThat(Shop.started(pod)).as(Shop.nameOf(pod)).isAfterOrEqualTo(migrated.minusMillis(999));
            assertThat(Shop.restarts(pod)).as(Shop.nameOf(pod)).isZero();
        }
    }

    @Test
    void eachJobThatWasDispatchedIsWorked() {
        System.out.println(jobs.tokens().size() + " jobs dispatched during an update of one node");
        assertThat(jobs.failures()).isEmpty();
        assertThat(jobs.tokens()).isNotEmpty();
        Shop.await(
                "all jobs are worked",
                Duration.ofSeconds(90),
                () -> jobs.unworked(shop).isEmpty());
    }

    @Test
    void allPodsAreOnOneNodeAndShareOneTreeButNotTheirCaches() {
        List<Tree> all = new ArrayList<>(pods);
        all.addAll(shop.pods("php-web"));
        assertThat(all.stream()
                        .map(pod -> pod.textAt("spec", "nodeName").orElse(""))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(shop.inContainer("php-web", "cat", "storage/app/private/upload.txt"))
                .isEqualTo("kept\n");
        assertThat(shop.inContainer("php-web", "ls", "bootstrap/cache"))
                .contains("config.php", "services.php")
                .doesNotContain("of-v1.php");
    }

    @Test
    void aMigrationThatTakesFromTheCodeThatServesIsRefusedBeforeAnythingIsChanged() {
        assertThat(upOfDrop.exitCode()).isEqualTo(1);
        assertThat(upOfDrop.err())
                .contains("serves until the new one is ready, and its code may use what is taken from it: " + DROP
                        + ":10 drops products.name")
                .contains("larakube up production --contract")
                .contains("larakube up production --stop-first");
        assertThat(planOfDrop.exitCode()).isEqualTo(1);
        assertThat(planOfDrop.out()).contains(DROP + ":10 drops products.name");
        assertThat(shop.query("select count(*) from migration_runs")).containsExactly("7");
        assertThat(shop.pod("php-web").textAt("metadata", "labels", "larakube.io/release"))
                .hasValueSatisfying(release -> assertThat(updated.out()).contains(release));
    }
}
