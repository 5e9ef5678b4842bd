package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A shared filesystem is put to the proof before the strategy that relies on it may start. */
@OnRealCluster
@TestMethodOrder(OrderAnnotation.class)
class StorageProveTest {

    private static final String PROVEN = "jsonpath={.metadata.annotations.larakube\\.io/proven}";

    private static Shop shop;

    @BeforeAll
    static void adopt() {
        shop = Shop.with("scheduler")
                .inProductionWith("\"strategy\": \"multi-node-ha\", \"sharedStorage\": true,"
                        + " \"sharedStorageClass\": \"shared\"");
        shop.kubectl("annotate", "storageclass", "shared", "split", "larakube.io/proven-");
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    private static Cli.Ended prove(String... words) {
        return shop.cli()
                .run(Stream.concat(Stream.of("storage:prove"), Stream.of(words)).toArray(String[]::new));
    }

    private static Tree certificate(String storageClass) {
        return Json.parse(shop.kubectl("get", "storageclass", storageClass, "-o", PROVEN))
                .orElseThrow();
    }

    @Test
    @Order(1)
    void whatWasNotProvenIsNotStarted() {
        Cli.Ended up = shop.cli().run("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        assertThat(up.exitCode()).isEqualTo(3);
        assertThat(up.err())
                .contains("nothing has proven yet that volumes of shared are", "larakube storage:prove shared");
    }

    @Test
    @Order(2)
    void aPreviewMakesNothing() {
        Cli.Ended proof = prove("shared", "--dry-run");
        assertThat(proof.exitCode()).isZero();
        assertThat(proof.err()).contains("pod on node-1", "pod on node-2", "namespace larakube-prove-shared");
        assertThat(namespaces()).doesNotContain("larakube-prove-shared");
    }

    @Test
    @Order(3)
    void aClassThatIsSharedIsProvenByPodsOnEveryNodeWithFigures() {
        Cli.Ended proof = prove("shared", "--yes", "-o", "json");
        assertThat(proof.exitCode()).as(proof.out()).isZero();
        Tree report = Json.parse(proof.out()).orElseThrow();
        assertThat(report.isTrueAt("holds")).isTrue();
        assertThat(checks(report, "node-1"))
                .contains("mount", "seen", "owner", "lock", "rename", "visibility", "sync", "small files", "end");
        assertThat(checks(report, "node-2"))
                .contains("mount", "seen", "owner", "lock", "rename", "sync", "small files", "end");
        assertThat(certificate("shared").isTrueAt("holds")).isTrue();
        assertThat(certificate("shared").textAt("circumstances", "provisioner")).contains("larakube.test/shared");
        assertThat(certificate("shared").numberAt("circumstances", "figures", "lock", "increments"))
                .contains(200L);
        assertThat(namespaces()).doesNotContain("larakube-prove-shared");
    }

    @Test
    @Order(4)
    void aClassThatLiesIsFoundOut() {
        Cli.Ended proof = prove("split", "--yes");
        assertThat(proof.exitCode()).as(proof.out()).isEqualTo(1);
        assertThat(proof.out()).contains("✖ does not hold");
        assertThat(certificate("split").isTrueAt("holds")).isFalse();
    }

    @Test
    @Order(5)
    void aClassWithoutSharedVolumesSaysSoItself() {
        Cli.Ended proof = prove("local-path", "--yes");
        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.out()).contains("gets no volume").contains("ReadWriteOnce");
    }

    @Test
    @Order(6)
    void anUnknownClassIsAnsweredWithTheNearestOne() {
        Cli.Ended proof = prove("shard", "--yes");
        assertThat(proof.exitCode()).isEqualTo(2);
        assertThat(proof.err()).contains("neither an environment nor a storage class shard", "did you mean shared?");
    }

    @Test
    @Order(7)
    void whatWasProvenIsStartedAndAllNodesSeeTheSameFiles() {
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        assertThat(shop.cli().succeed("storage", "production").out())
                .contains("proven on ", "node-1, node-2 share what they write");
        List<Tree> web = shop.pods("php-web");
        Set<String> nodes = web.stream()
                .map(pod -> pod.textAt("spec", "nodeName").orElseThrow())
                .collect(Collectors.toSet());
        assertThat(nodes).hasSize(2);
        String one = web.getFirst().textAt("metadata", "name").orElseThrow();
        String other = web.getLast().textAt("metadata", "name").orElseThrow();
        shop.kubectl("exec", one, "-c", "php", "--", "sh", "-c", "echo here > storage/app/upload.txt");
        assertThat(shop.kubectl("exec", other, "-c", "php", "--", "cat", "storage/app/upload.txt"))
                .isEqualTo("here\n");
    }

    private static List<String> checks(Tree report, String node) {
        return report.itemsAt("trials").stream()
                .filter(trial -> trial.textAt("place").filter(node::equals).isPresent())
                .flatMap(trial -> trial.textAt("check").stream())
                .toList();
    }

    private static List<String> namespaces() {
        return shop.kubectl("get", "namespaces", "-o", "name")
                .lines()
                .map(name -> name.replace("namespace/", ""))
                .toList();
    }
}
