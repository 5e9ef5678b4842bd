package io.larakube.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What stands in for csi-driver-nfs and its server where nothing can mount NFS: images that only run, drivers that only the API server
 * knows, and volumes that are a folder which all nodes have. Everything that LaraKube does around them is real.
 */
final class StandIns implements AutoCloseable {

    private static final String REGISTRY = "10.77.0.1:5000";

    /** Those of the manifests, after the name of their registry. */
    private static final List<String> IMAGES = List.of(
            "nfsplugin:v4.13.4",
            "csi-provisioner:v6.3.0",
            "csi-node-driver-registrar:v2.17.0",
            "livenessprobe:v2.19.0",
            "nfs-provisioner:v4.0.8");

    private static final String DRIVER = "nfs.csi.k8s.io";
    private static final String STORAGE_CLASS = "larakube-nfs";

    private final String name = "stand-in-" + UUID.randomUUID().toString().substring(0, 6);
    private final Thread provisioner = Thread.ofVirtual().unstarted(this::provision);

    /** A place in the test cluster's registry where nothing is yet. */
    String registry() {
        return REGISTRY + "/" + name;
    }

    /** Pushes an image of each name; a server of them answers on the port of NFS. */
    void push(Path scratch) {
        Path archive = Path.of("/var/cache/larakube-testcluster/busybox.tar");
        String given = System.getenv("LARAKUBE_TESTCLUSTER_IMAGES");
        Path busybox = given == null ? archive : Path.of(given, "busybox.tar");
        assumeTrue(Programs.ofThisProcess().find("buildah").isPresent(), "skipped: no buildah");
        assumeTrue(Files.isReadable(busybox), "skipped: no " + busybox);
        String container =
                run("buildah", "from", "--quiet", "docker-archive:" + busybox + ":docker.io/library/busybox:1.37");
        copy(scratch, container, "stand-in", "exec sleep 1000000");
        copy(scratch, container, "ganesha.nfsd", "exec nc -lk -p 2049 -e /bin/true");
        run("buildah", "config", "--entrypoint", "[\"/bin/stand-in\"]", container);
        run("buildah", "commit", "--quiet", container, "localhost/" + name);
        IMAGES.forEach(image -> run(
                "buildah",
                "push",
                "--quiet",
                "--tls-verify=false",
                "localhost/" + name,
                "docker://" + registry() + "/sig-storage/" + image));
        run("buildah", "rm", container);
        run("buildah", "rmi", "localhost/" + name);
    }

    private static void copy(Path scratch, String container, String program, String script) {
        try {
            Path file = Files.writeString(scratch.resolve(program), "#!/bin/sh\n" + script + "\n");
            run("buildah", "copy", "--quiet", "--chmod", "755", container, file.toString(), "/bin/" + program);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(String program, String... arguments) {
        return new SystemRunner(Programs.ofThisProcess())
                .run(Invocation.of(program, arguments))
                .orFail()
                .text()
                .strip();
    }

    /** As the kubelets would once the driver's pods have told them of it. */
    void register() {
        for (String node : List.of("node-1", "node-2")) {
            String drivers = "{\"spec\": {\"drivers\": [{\"name\": \"" + DRIVER + "\", \"nodeID\": \"" + node
                    + "\", \"topologyKeys\": null}]}}";
            RealCluster.kubectl("patch", "csinode", node, "--type=merge", "-p", drivers);
        }
    }

    /** Begins to give each claim of the class a volume, as the driver's controller would. */
    void serve() {
        provisioner.start();
    }

    private void provision() {
        try {
            while (true) {
                claims().stream().filter(claim -> isPending(claim)).forEach(this::giveVolume);
                Thread.sleep(300);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Tree> claims() {
        String json = RealCluster.kubectl("get", "pvc", "-A", "-o", "json");
        return Json.parse(json).orElseThrow().itemsAt("items").stream()
                .filter(claim -> claim.textAt("spec", "storageClassName")
                        .filter(STORAGE_CLASS::equals)
                        .isPresent())
                .toList();
    }

    private static boolean isPending(Tree claim) {
        return claim.textAt("status", "phase").filter("Pending"::equals).isPresent()
                && claim.at("metadata", "deletionTimestamp").isEmpty();
    }

    private void giveVolume(Tree claim) {
        String uid = claim.textAt("metadata", "uid").orElseThrow();
        try {
            Path folder = Files.createDirectories(folder().resolve(uid));
            RealCluster.command("chmod", "777", folder.toString());
            Path file = Files.writeString(folder().resolve(uid + ".yaml"), """
                apiVersion: v1
                kind: PersistentVolume
                metadata:
                  name: %s-%s
                  labels: {larakube.test: %s}
                spec:
                  storageClassName: %s
                  accessModes: [ReadWriteMany]
                  capacity: {storage: 1Gi}
                  persistentVolumeReclaimPolicy: Retain
                  hostPath: {path: %s}
                  claimRef: {namespace: %s, name: %s, uid: %s}
                """.formatted(
                            name,
                            uid,
                            name,
                            STORAGE_CLASS,
                            folder,
                            claim.textAt("metadata", "namespace").orElseThrow(),
                            claim.textAt("metadata", "name").orElseThrow(),
                            uid));
            RealCluster.kubectl("apply", "-f", file.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path folder() {
        return Path.of("/var/lib/larakube-" + name);
    }

    /** Removes the volumes, as the driver would when their claims are gone. */
    void removeVolumes() {
        RealCluster.kubectl("delete", "pv", "-l", "larakube.test=" + name, "--ignore-not-found");
    }

    @Override
    public void close() {
        provisioner.interrupt();
        removeVolumes();
        for (String node : List.of("node-1", "node-2")) {
            RealCluster.kubectl("patch", "csinode", node, "--type=merge", "-p", "{\"spec\": {\"drivers\": []}}");
        }
        RealCluster.command("rm", "-rf", folder().toString());
    }
}
