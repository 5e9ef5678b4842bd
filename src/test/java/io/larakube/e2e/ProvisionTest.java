package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shared filesystem is brought to a cluster by a runbook that is killed in each of its steps. Nothing mounts NFS here: the driver and the
 * server are stand-ins that only run, and the volume is a folder that all nodes have.
 */
@Beside
@OnRealCluster
@TestMethodOrder(OrderAnnotation.class)
class ProvisionTest {

    @TempDir
    static Path scratch;

    private static Shop shop;
    private static StandIns standIns;

    @BeforeAll
    static void adopt() {
        standIns = new StandIns();
        shop = Shop.with().inProductionWith("\"hosts\": {\"web\": \"shop.example.com\"}");
    }

    @AfterAll
    static void remove() {
        if (shop == null) {
            return;
        }
        RealCluster.kubectl("delete", "storageclass", "larakube-nfs", "--ignore-not-found");
        RealCluster.kubectl("delete", "csidriver", "nfs.csi.k8s.io", "--ignore-not-found");
        RealCluster.kubectl(
                "delete", "clusterrole,clusterrolebinding", "larakube-csi-nfs-controller", "--ignore-not-found");
        RealCluster.kubectl(
                "delete",
                "namespace",
                "larakube-nfs",
                "larakube-system",
                "larakube-prove-larakube-nfs",
                "--ignore-not-found",
                "--wait=false");
        standIns.close();
        shop.close();
    }

    private static String[] nfs(String... more) {
        return Stream.concat(
                        Stream.of("cloud:provision:nfs", "production", "--context", RealCluster.REMOTE, "--yes"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String record(String field) {
        return RealCluster.kubectl(
                "get", "configmap", "provision-nfs", "-n", "larakube-system", "-o", "jsonpath={.data." + field + "}");
    }

    @InTurn
    @Order(1)
    void whatItWouldDoIsShownWithEveryObjectAndChangesNothing() {
        Cli.Ended shown = shop.cli()
                .succeed("cloud:provision:nfs", "--dry-run", "--context", RealCluster.REMOTE, "--size", "1Gi");
        assertThat(shown.err())
                .contains("1  namespace", "2  driver", "3  server", "4  class", "5  proof", "6  blueprint")
                .contains("the server is a single pod");
        assertThat(shown.out()).contains("kind: DaemonSet", "kind: StatefulSet", "storage: \"1Gi\"");
        assertThat(RealCluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("larakube-nfs");
    }

    @InTurn
    @Order(2)
    void anImageThatCannotBePulledStopsItAtTheDriverWithTheCause() {
        Cli.Ended stopped = shop.cli().run(nfs("--size", "1Gi", "--registry", standIns.registry()));
        assertThat(stopped.exitCode()).as(stopped.all()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("step driver: csi-nfs-")
                .contains("cannot be pulled: the registry does not have it")
                .contains("the same command goes on at this step");
        assertThat(record("step") + " " + record("state")).isEqualTo("driver begun");
    }

    @InTurn
    @Order(3)
    void killedInEachOfItsStepsItGoesOnWhereItStopped() {
        standIns.push(scratch);
        standIns.serve();
        killedAt("the driver's pods run on every node");
        standIns.register();
        for (String step : List.of(
                "the NFS server runs",
                "the storage class larakube-nfs is there",
                "volumes of larakube-nfs are proven to be shared",
                "production has \"sharedStorage\": true")) {
            killedAt(step);
        }
        Cli.Ended last = shop.cli().succeed(nfs());
        assertThat(last.err()).contains("✔ 1  namespace", "✔ 2  driver", "✔ 3  server", "✔ 4  class");
        assertThat(last.out()).contains("larakube-nfs is proven, and production relies on it");
    }

    /** Kills it as soon as it says that it begins a step. */
    private static void killedAt(String step) {
        Cli.Running run = shop.cli().start(nfs());
        Shop.await(
                "the step " + step,
                Duration.ofMinutes(3),
                () -> run.soFar().contains("\n" + step) || run.soFar().contains("✖"));
        run.kill();
        assertThat(run.await().err()).doesNotContain("✖");
    }

    @InTurn
    @Order(4)
    void afterwardsTheEndIsTheSameAsIfNobodyHadInterruptedIt() throws IOException {
        assertThat(record("state") + " " + record("options"))
                .isEqualTo("done {\"size\":\"1Gi\",\"kubelet-dir\":\"/var/lib/kubelet\",\"registry\":\""
                        + standIns.registry() + "\"}");
        assertThat(Files.readString(shop.folder().resolve(".larakube.json")))
                .contains("\"strategy\": \"multi-node-ha\"", "\"sharedStorage\": true");
        String proven = RealCluster.kubectl(
                "get", "storageclass", "larakube-nfs", "-o", "jsonpath={.metadata.annotations.larakube\\.io/proven}");
        assertThat(Json.parse(proven).orElseThrow().isTrueAt("holds")).isTrue();
        assertThat(RealCluster.kubectl(
                        "get",
                        "statefulset",
                        "nfs-server",
                        "-n",
                        "larakube-nfs",
                        "-o",
                        "jsonpath={.status.readyReplicas}"))
                .isEqualTo("1");
        assertThat(RealCluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("larakube-prove");
    }

    @InTurn
    @Order(5)
    void runAgainItChangesNothing() {
        String before = versions();
        Cli.Ended again = shop.cli().succeed(nfs("-o", "json"));
        assertThat(Json.parse(again.out()).orElseThrow().textAt("event")).contains("end");
        assertThat(versions()).isEqualTo(before);
    }

    /** Of what it sent, but for what its controllers keep in it. */
    private static String versions() {
        return RealCluster.kubectl(
                "get",
                "daemonset,deployment,statefulset,configmap,service,serviceaccount,pvc",
                "-n",
                "larakube-nfs",
                "-o",
                "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation} {.metadata.uid}{'\\n"
                        + "'}{end}");
    }

    @InTurn
    @Order(6)
    void whatSomebodyChangedIsPutRightByItsStepAlone() {
        RealCluster.kubectl(
                "patch",
                "service",
                "nfs-server",
                "-n",
                "larakube-nfs",
                "-p",
                "{\"spec\": {\"selector\": {\"app.kubernetes.io/name\": \"other\"}}}");
        Cli.Ended again = shop.cli().succeed(nfs());
        assertThat(again.err()).contains("✔ 2  driver", "○ 3  server");
        assertThat(RealCluster.kubectl(
                        "get", "service", "nfs-server", "-n", "larakube-nfs", "-o", "jsonpath={.spec.selector}"))
                .contains("nfs-server");
    }

    @InTurn
    @Order(7)
    void itIsNotRemovedWhileAClaimUsesIt() throws IOException {
        try (RealCluster.OwnNamespace own = RealCluster.ownNamespace("user")) {
            Path claim = Files.writeString(scratch.resolve("claim.yaml"), """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: files, namespace: %s}
                spec:
                  storageClassName: larakube-nfs
                  accessModes: [ReadWriteMany]
                  resources: {requests: {storage: 1Gi}}
                """.formatted(own.name()));
            RealCluster.kubectl("apply", "-f", claim.toString());
            Cli.Ended refused = shop.cli().run(nfs("--remove"));
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("claims of larakube-nfs are there: " + own.name() + "/files");
            RealCluster.kubectl("delete", "-f", claim.toString());
        }
    }

    @InTurn
    @Order(8)
    void itsRemovalGoesOnAfterAKillTooAndKeepsTheFiles() {
        standIns.removeVolumes();
        Cli.Running run = shop.cli().start(nfs("--remove"));
        Shop.await(
                "the removal",
                Duration.ofMinutes(2),
                () -> run.soFar().contains("\nthe objects of the step server are gone")
                        || run.soFar().contains("✖"));
        run.kill();
        assertThat(run.await().err()).doesNotContain("✖");
        Cli.Ended removed = shop.cli().succeed(nfs("--remove"));
        assertThat(removed.out()).contains("larakube-nfs is gone; its files stay");
        assertThat(RealCluster.kubectl("get", "pvc", "-n", "larakube-nfs", "-o", "name"))
                .isEqualTo("persistentvolumeclaim/nfs-data\n");
        assertThat(RealCluster.kubectl(
                        "get", "daemonset,deployment,statefulset,service", "-n", "larakube-nfs", "-o", "name"))
                .isEmpty();
        assertThat(RealCluster.kubectl("get", "storageclass,csidriver,clusterrole", "-o", "name"))
                .doesNotContain("nfs");
    }

    @InTurn
    @Order(9)
    void purgedTheFilesGoToo() {
        shop.cli().succeed(nfs("--remove", "--purge=larakube-nfs"));
        assertThat(RealCluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("larakube-nfs");
    }
}
