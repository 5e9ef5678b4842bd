package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** From one node with files in its volume to many nodes with an object store, while visitors upload; and back. */
@Beside
@OnRealCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalizeTest {

    private static final int FILES = 40;
    private static final String MOVE = "cloud:externalize";

    private static Shop shop;
    private static String address;
    private static Tree before;
    private static Cli.Ended failed;
    private static Cli.Ended moved;
    private static Set<String> uploaded = Set.of();

    @BeforeAll
    static void move() {
        shop = Shop.adopted("--postgres", "--no-redis", "--no-horizon", "--no-reverb", "--queue", "--scheduler")
                .inProductionWith("");
        shop.env("SESSION_DRIVER", "file");
        shop.env("CACHE_STORE", "file");
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        address = shop.kubectl("get", "service", "laravel-web", "-o", "jsonpath={.spec.clusterIP}");
        fill();
        before = shop.disk();
        failed = failToProve();
        moved = moveUnderLoad();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static void fill() {
        shop.fill(FILES);
        shop.inContainer("php-web", "php", "-r", """
            require "vendor/autoload.php";
            $app = require "bootstrap/app.php";
            $app->make(Illuminate\\Contracts\\Console\\Kernel::class)->bootstrap();
            for ($i = 0; $i < 6; $i++) { App\\Jobs\\WriteRow::dispatch("much-later-$i", 0)->delay(3600); }
            for ($i = 0; $i < 6; $i++) { App\\Jobs\\WriteRow::dispatch("soon-$i", 0)->delay(20); }
            """);
    }

    /** With an object store that is not there: nothing may change for the application. */
    private static Cli.Ended failToProve() {
        shop.env("AWS_ENDPOINT", "http://nowhere:9000");
        shop.env("AWS_ACCESS_KEY_ID", "wrong");
        shop.env("AWS_SECRET_ACCESS_KEY", "wrong");
        shop.env("AWS_BUCKET", "none");
        Cli.Ended ended = shop.cli().run(MOVE, "production", "--storage=s3", "--yes");
        shop.env("AWS_ENDPOINT", "");
        shop.env("AWS_ACCESS_KEY_ID", "");
        shop.env("AWS_SECRET_ACCESS_KEY", "");
        shop.env("AWS_BUCKET", "");
        return ended;
    }

    /** The first try is killed while it copies; the second one ends, while somebody uploads all the time. */
    private static Cli.Ended moveUnderLoad() {
        String[] command = {MOVE, "production", "--sessions=redis", "--cache=redis", "--queue=redis", "--yes"};
        Visitor visitor = Visitor.uploadingTo(address);
        Cli.Running first = shop.cli().start(command);
        Shop.await(
                "it copies", Duration.ofMinutes(4), () -> first.soFar().contains("Copying the files of local to s3"));
        first.kill();
        Cli.Ended ended = shop.cli().run(command);
        uploaded = visitor.leave();
        return ended;
    }

    @InTurn
    @Order(1)
    void nothingIsSwitchedWhenAPlaceDoesNotWork() {
        assertThat(failed.exitCode()).as(failed.all()).isEqualTo(1);
        assertThat(failed.err()).contains("not every place works, and nothing was switched: disk s3");
    }

    @InTurn
    @Order(2)
    void theStateLivesOutsideOfThePodsAndTheyAreOnTwoNodes() throws IOException {
        assertThat(moved.exitCode()).as(moved.all()).isZero();
        assertThat(shop.pods("php-web"))
                .hasSize(2)
                .extracting(pod -> pod.textAt("spec", "nodeName").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(shop.get("/session")).contains("\"driver\":\"redis\"");
        assertThat(Files.readString(shop.folder().resolve(".env.production")))
                .contains(
                        "FILESYSTEM_DISK=s3\n",
                        "SESSION_DRIVER=redis\n",
                        "CACHE_STORE=redis\n",
                        "QUEUE_CONNECTION=redis\n",
                        "APP_MAINTENANCE_DRIVER=cache\n",
                        "APP_MAINTENANCE_STORE=redis\n");
        assertThat(Files.readString(shop.folder().resolve(".env"))).contains("FILESYSTEM_DISK=local\n");
        assertThat(Files.readString(shop.folder().resolve(".larakube.json"))).contains("\"multi-node-ha\"");
    }

    @InTurn
    @Order(3)
    void everyFileIsInTheBucketAndReadableFromBothPods() {
        assertThat(uploaded).as("uploads during the move").hasSizeGreaterThan(20);
        System.out.println(uploaded.size() + " files were uploaded during the move");
        Tree after = shop.disk();
        assertThat(after.textAt("driver")).contains("s3");
        assertThat(after.numberAt("files").orElse(0L))
                .isGreaterThanOrEqualTo(before.numberAt("files").orElseThrow() + uploaded.size());
        Set<String> names = new TreeSet<>(uploaded);
        names.addAll(List.of("file-1.bin", "file-" + FILES + ".bin"));
        shop.pods("php-web").forEach(pod -> shop.requireFiles(pod, names));
    }

    @InTurn
    @Order(4)
    void waitingJobsSurviveInTheNewQueue() {
        assertThat(shop.query("select count(*) from jobs")).containsExactly("0");
        assertThat(redis("zcard $(redis-cli --raw keys '*queues:default:delayed')"))
                .isEqualTo("6");
        Shop.await(
                "the jobs of soon are worked",
                Duration.ofMinutes(2),
                () -> shop.query("select count(*) from job_results where token like 'soon-%'")
                        .equals(List.of("6")));
    }

    @InTurn
    @Order(5)
    void aSecondRunAndTheOtherCommandsChangeNothing() throws IOException {
        List<String> pods = shop.pods("php-web").stream().map(Shop::nameOf).toList();
        String file = Files.readString(shop.folder().resolve(".env.production"));
        assertThat(shop.cli().succeed(MOVE, "production").out()).contains("nothing to change");
        shop.cli().succeed("init", "--yes");
        shop.cli().succeed("render");
        assertThat(shop.cli()
                        .succeed("up", "production", "--image", Shop.V1, "--yes")
                        .out())
                .contains("nothing to do");
        assertThat(Files.readString(shop.folder().resolve(".env.production"))).isEqualTo(file);
        assertThat(shop.pods("php-web").stream().map(Shop::nameOf)).containsExactlyElementsOf(pods);
    }

    @InTurn
    @Order(6)
    void undoBringsFilesAndJobsBackIntoTheVolume() throws IOException {
        Tree outside = shop.disk();
        Cli.Ended back = shop.cli().run(MOVE, "production", "--undo", "--yes");
        assertThat(back.exitCode()).as(back.all()).isZero();
        Tree inside = shop.disk();
        assertThat(inside.textAt("driver")).contains("local");
        assertThat(inside.textAt("sha256")).isEqualTo(outside.textAt("sha256"));
        assertThat(shop.pods("php-web")).hasSize(1);
        assertThat(shop.query("select count(*) from jobs")).containsExactly("6");
        assertThat(Files.readString(shop.folder().resolve(".env.production")))
                .contains("FILESYSTEM_DISK=local\n", "SESSION_DRIVER=file\n", "QUEUE_CONNECTION=database\n");
        Cli.Ended again = shop.cli().run(MOVE, "production", "--undo", "--yes");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("there is nothing to undo");
    }

    private static String redis(String command) {
        return shop.kubectl(
                        "exec",
                        "redis-0",
                        "--",
                        "sh",
                        "-c",
                        "export REDISCLI_AUTH=\"$REDIS_PASSWORD\"; redis-cli --raw " + command)
                .strip();
    }
}
