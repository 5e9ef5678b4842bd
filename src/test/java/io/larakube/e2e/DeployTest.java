package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** An environment on a cluster elsewhere: deployed through a registry, killed in the middle, and taken back to former releases. */
@Beside
@OnRealCluster
@TestMethodOrder(OrderAnnotation.class)
class DeployTest {

    private static final String DEPLOY = "cloud:deploy";
    private static final String ROLLBACK = "cloud:rollback";
    private static final String STOCK = "2024_02_01_000000_add_stock_to_products_table";
    private static final String RENAME = "2024_03_01_000000_rename_the_name_of_users";

    private static final String PASSWORD = "password-of-ada";

    private static final String RENAMING = """
        <?php
        use Illuminate\\Database\\Migrations\\Migration;
        use Illuminate\\Database\\Schema\\Blueprint;
        use Illuminate\\Support\\Facades\\Schema;
        return new class extends Migration
        {
            public function up(): void
            {
                Schema::table('users', fn (Blueprint $table) => $table->renameColumn('name', 'full_name'));
            }
        };
        """;

    private static Shop shop;
    private static Cli.Ended bound;
    private static Cli.Ended first;
    private static Cli.Ended second;

    /** Of the first release, as it was when it was new. */
    private static String firstId;

    @BeforeAll
    static void deployTwice() throws IOException {
        Shop adopted =
                Shop.adopted("--postgres", "--no-redis", "--no-horizon", "--no-reverb", "--queue", "--no-scheduler");
        shop = adopted.inProductionWith("");
        buildOnTheImageThatIsThere();
        bound = bind("--context", RealCluster.REMOTE, "--registry", "10.77.0.1:5000/" + shop.name());
        first = shop.cli().succeed(DEPLOY, "production", "--yes");
        firstId = releases().getFirst().textAt("release").orElseThrow();
        shop.copyFrom("shop-v2");
        Cli.Running killed = shop.cli().start(DEPLOY, "production", "--yes");
        Shop.await("the second release is kept", Duration.ofMinutes(3), () -> isThere("larakube-release-2"));
        killed.kill();
        second = shop.cli().succeed(DEPLOY, "production", "--yes", "-o", "json");
    }

    private static Cli.Ended bind(String... more) {
        Cli cli = new Cli(shop.folder(), Map.of("LARAKUBE_REGISTRY_PASSWORD", PASSWORD));
        return cli.succeed(
                Stream.concat(Stream.of("cloud:init", "production", "--registry-user", "ada", "--yes"), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** A Dockerfile of the user's own, whose build takes a second. */
    private static void buildOnTheImageThatIsThere() throws IOException {
        ShopImage.require("docker.io/library/" + Shop.V1, "shop");
        Files.writeString(shop.folder().resolve("Dockerfile.php"), """
            FROM docker.io/library/shop:v1
            COPY --chown=www-data:www-data app ./app
            COPY --chown=www-data:www-data database ./database
            """);
        Files.writeString(shop.folder().resolve(".larakube.local.json"), """
            {"builder": {"command": "buildah", "options": ["--runtime", "runc"], "pushOptions": ["--tls-verify=false"]}}
            """);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    private static boolean isThere(String secret) {
        return !shop.kubectl("get", "secret", secret, "--ignore-not-found", "-o", "name")
                .isBlank();
    }

    private static List<Tree> releases() {
        String json = shop.cli().succeed("releases", "-o", "json").out();
        return Json.parse(json).orElseThrow().itemsAt();
    }

    private static String image() {
        return shop.kubectl("get", "deploy", "php-web", "-o", "jsonpath={.spec.template.spec.containers[0].image}");
    }

    @InTurn
    @Order(1)
    void aBindingShowsWhatItFoundAndWritesTheRegistryForTheTeamAndTheContextForThisMachine() throws IOException {
        assertThat(bound.out())
                .contains("found    cluster remote   its API server is at 10.77.0.1")
                .contains("found    storage class local-path   default, rancher.io/local-path: mounted on the node")
                .contains("propose  registry 10.77.0.1:5000/" + shop.name() + ": as you say");
        assertThat(Files.readString(shop.folder().resolve(".larakube.json")))
                .contains("\"image\": \"10.77.0.1:5000/" + shop.name() + "\"", "\"pullSecret\": \"larakube-registry\"")
                .doesNotContain(RealCluster.REMOTE);
        assertThat(Files.readString(shop.folder().resolve(".larakube.local.json")))
                .contains("\"context\": \"" + RealCluster.REMOTE + "\"", "\"command\": \"buildah\"");
        assertThat(bind().out()).contains("nothing to change").doesNotContain("propose  ", "send  ");
    }

    @InTurn
    @Order(1)
    void theLoginOfTheRegistryIsInASecretThatThePodsPullWithAndInNoFile() throws IOException {
        assertThat(shop.kubectl("get", "secret", "larakube-registry", "-o", "jsonpath={.type}"))
                .isEqualTo("kubernetes.io/dockerconfigjson");
        assertThat(shop.kubectl(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/component=application",
                        "-o",
                        "jsonpath={.items[*].spec.imagePullSecrets[*].name}"))
                .contains("larakube-registry");
        assertThat(shop.kubectl("get", "pod", "postgres-0", "-o", "jsonpath={.spec.imagePullSecrets}"))
                .isEmpty();
        assertThat(bound.all()).doesNotContain(PASSWORD);
        try (Stream<Path> files = Files.walk(shop.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @InTurn
    @Order(1)
    void theImageIsPushedAndPinnedByItsDigest() {
        assertThat(first.err()).contains("Put this on " + RealCluster.REMOTE + "? yes");
        assertThat(image()).matches("10\\.77\\.0\\.1:5000/" + shop.name() + ":[0-9a-f]{12}@sha256:[0-9a-f]{64}");
        assertThat(shop.get("/")).contains("\"version\":\"v2\"");
    }

    @InTurn
    @Order(1)
    void killedAndRunAgainItIsOneReleaseThatIsReady() {
        assertThat(releases())
                .extracting(release -> release.numberAt("number").orElseThrow())
                .containsExactly(2L, 1L);
        assertThat(releases())
                .allMatch(release -> release.textAt("outcome").orElseThrow().equals("ready"));
        assertThat(second.out().lines().toList().getLast()).contains("\"event\":\"end\"", "\"verdict\":\"ready\"");
        assertThat(shop.query("select migration from migration_runs group by 1 having count(*) > 1"))
                .isEmpty();
    }

    @InTurn
    @Order(1)
    void aReleaseSaysWhoPutWhatThereWhenAndWhy() {
        Tree release = releases().getFirst();
        assertThat(release.textAt("by").orElseThrow()).contains("@");
        assertThat(release.textAt("cause")).contains("cloud:deploy");
        assertThat(release.textAt("image")).contains(image());
        assertThat(release.itemsAt("changed")).containsExactly(Tree.text("image"));
    }

    @InTurn
    @Order(2)
    void backOverAnExpansionIsSafeAndAnInterruptedRollbackIsGoneOnWith() {
        Cli.Running killed = shop.cli().start(ROLLBACK, "production", "--yes");
        Shop.await("the rollback is kept", Duration.ofMinutes(3), () -> isThere("larakube-release-3"));
        killed.kill();
        Cli.Ended back = shop.cli().succeed(ROLLBACK, "production", "--yes");
        assertThat(back.err())
                .contains("back to #1 " + firstId)
                .contains("   ✔ " + STOCK, "✔ safe: what ran since only adds to the schema")
                .contains("nothing of the data comes back");
    }

    @InTurn
    @Order(3)
    void theFormerReleaseIsThereWholeWithItsOwnIdAndTheNewSchema() {
        assertThat(shop.get("/")).contains("\"version\":\"v1\"", firstId);
        assertThat(shop.kubectl("get", "pods", "-l", "app.kubernetes.io/name=queue", "-o", "name"))
                .isNotBlank();
        Tree release = releases().getFirst();
        assertThat(release.numberAt("number")).contains(3L);
        assertThat(release.textAt("release")).contains(firstId);
        assertThat(release.textAt("outcome")).contains("ready");
        assertThat(release.textAt("cause")).contains("rollback to #1");
        assertThat(shop.query("select count(*) from migrations")).containsExactly("7");
    }

    @InTurn
    @Order(4)
    void backOverARenamedColumnIsRefusedAndNamesTheMigrationWithItsFile() throws IOException {
        Files.writeString(shop.folder().resolve("database/migrations/" + RENAME + ".php"), RENAMING);
        shop.cli().succeed(DEPLOY, "production", "--yes");
        String before = image();
        Cli.Ended refused = shop.cli().run(ROLLBACK, "production", "2", "--yes");
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(5);
        assertThat(refused.err())
                .contains("   ✖ " + RENAME)
                .contains("renames users.name, full_name (database/migrations/" + RENAME + ".php:")
                .contains("is unsafe because of " + RENAME)
                .contains("confirm it with --force");
        assertThat(image()).isEqualTo(before);
        assertThat(releases()).hasSize(4);
    }
}
