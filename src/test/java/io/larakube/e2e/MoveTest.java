package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** The files of a shop go to another storage class while visitors upload, their volume grows, and they come back. */
@Beside
@OnRealCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoveTest {

    private static final int FILES = 20;
    private static final String MOVE = "storage:move";

    /** Its volumes are folders like those of the default class; what makes them grow is the test itself. */
    private static final String GROWING =
            "growing-" + UUID.randomUUID().toString().substring(0, 6);

    private static Shop shop;
    private static Tree before;
    private static Cli.Ended moved;
    private static Set<String> uploaded = Set.of();

    @BeforeAll
    static void move() throws IOException {
        shop = Shop.adopted("--postgres", "--no-redis", "--no-horizon", "--no-reverb", "--queue", "--scheduler")
                .inProductionWith("");
        shop.env("SESSION_DRIVER", "file");
        shop.env("CACHE_STORE", "file");
        RealCluster.kubectl("apply", "-f", storageClass().toString());
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        shop.fill(FILES);
        before = shop.disk();
        moved = moveUnderLoad();
    }

    @AfterAll
    static void stop() {
        RealCluster.kubectl("delete", "storageclass", GROWING, "--ignore-not-found");
        shop.close();
    }

    private static java.nio.file.Path storageClass() throws IOException {
        return Files.writeString(shop.folder().resolve("growing.yaml"), """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: %s
            provisioner: rancher.io/local-path
            allowVolumeExpansion: true
            volumeBindingMode: WaitForFirstConsumer
            """.formatted(GROWING));
    }

    /** Killed in each of its steps, and run again to its end, while somebody uploads all the time. */
    private static Cli.Ended moveUnderLoad() {
        String[] command = {MOVE, "production", "--class", GROWING, "--yes"};
        String address = shop.kubectl("get", "service", "laravel-web", "-o", "jsonpath={.spec.clusterIP}");
        Visitor visitor = Visitor.uploadingTo(address);
        for (String step :
                List.of("Copying laravel-storage", "Stopping production", "Copying what changed", "php-web ")) {
            Cli.Running killed = shop.cli().start(command);
            Shop.await(step, Duration.ofMinutes(3), () -> killed.soFar().contains(step));
            killed.kill();
        }
        Cli.Ended ended = shop.cli().run(command);
        uploaded = visitor.leave();
        return ended;
    }

    private static String claimOf(String workload) {
        return shop.kubectl(
                "get",
                "deployment",
                workload,
                "-o",
                "jsonpath={.spec.template.spec.volumes[?(@.name=='storage')].persistentVolumeClaim.claimName}");
    }

    @InTurn
    @Order(1)
    void everyPodIsOnTheNewClaimAndTheOldOneIsAsItWas() throws IOException {
        assertThat(moved.exitCode()).as(moved.all()).isZero();
        assertThat(List.of("php-web", "queue", "scheduler"))
                .allSatisfy(workload -> assertThat(claimOf(workload)).isEqualTo("laravel-storage-2"));
        assertThat(shop.kubectl("get", "pvc", "laravel-storage", "-o", "jsonpath={.status.phase}"))
                .isEqualTo("Bound");
        assertThat(Files.readString(shop.folder().resolve(".larakube.json")))
                .contains("\"name\": \"laravel-storage-2\"", "\"storageClass\": \"" + GROWING + "\"");
    }

    @InTurn
    @Order(2)
    void noFileIsLost() {
        System.out.println(uploaded.size() + " files were uploaded during the move");
        assertThat(shop.disk().numberAt("files").orElse(0L))
                .isGreaterThanOrEqualTo(before.numberAt("files").orElseThrow() + uploaded.size());
        Set<String> names = new TreeSet<>(uploaded);
        names.addAll(List.of("file-1.bin", "file-" + FILES + ".bin"));
        shop.requireFiles(shop.pod("php-web"), names);
    }

    @InTurn
    @Order(3)
    void aSecondRunAndAnOrdinaryUpdateChangeNothing() {
        assertThat(shop.cli()
                        .succeed(MOVE, "production", "--class", GROWING, "--yes")
                        .out())
                .contains("nothing to do: the files of production are on laravel-storage-2");
        assertThat(shop.cli()
                        .succeed("up", "production", "--image", Shop.V1, "--yes")
                        .out())
                .contains("nothing to do");
    }

    @InTurn
    @Order(4)
    void aVolumeGrowsWhereItsClassLetsItAndTheApplicationRunsOn() {
        String pod = Shop.nameOf(shop.pod("php-web"));
        Cli.Running growing = shop.cli().start(MOVE, "production", "--size", "6Gi", "--yes");
        String asked = "jsonpath={.spec.resources.requests.storage}";
        Shop.await(
                "the claim asks for more",
                Duration.ofMinutes(1),
                () -> shop.kubectl("get", "pvc", "laravel-storage-2", "-o", asked)
                        .equals("6Gi"));
        shop.kubectl(
                "patch",
                "pvc",
                "laravel-storage-2",
                "--subresource=status",
                "-p",
                "{\"status\": {\"capacity\": {\"storage\": \"6Gi\"}}}");
        Cli.Ended grown = growing.await();
        assertThat(grown.exitCode()).as(grown.all()).isZero();
        assertThat(Shop.nameOf(shop.pod("php-web"))).isEqualTo(pod);
    }

    @InTurn
    @Order(5)
    void undoBringsTheFilesBackWithWhatWasWrittenSince() throws IOException {
        shop.inContainer("php-web", "sh", "-c", """
            echo since >/tmp/f
            curl -fsS -o /dev/null -F file=@/tmp/f -F name=since.txt http://127.0.0.1:8080/upload\
            """);
        Tree there = shop.disk();
        Cli.Ended back = shop.cli().run(MOVE, "production", "--undo", "--yes");
        assertThat(back.exitCode()).as(back.all()).isZero();
        assertThat(claimOf("php-web")).isEqualTo("laravel-storage");
        assertThat(shop.disk().textAt("sha256")).isEqualTo(there.textAt("sha256"));
        assertThat(Files.readString(shop.folder().resolve(".larakube.json"))).contains("\"production\": {}");
        Cli.Ended again = shop.cli().run(MOVE, "production", "--undo", "--yes");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("there is nothing to undo");
    }
}
