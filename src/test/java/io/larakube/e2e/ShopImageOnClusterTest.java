package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that our Dockerfile makes of the shop, delivered to the nodes and run under Pod Security "restricted". */
@OnRealCluster
class ShopImageOnClusterTest {

    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: NAME}
        spec:
          automountServiceAccountToken: false
          securityContext: {runAsNonRoot: true, runAsUser: 33, seccompProfile: {type: RuntimeDefault}}
          containers:
            - name: php
              image: IMAGE
              imagePullPolicy: POLICY
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
              env:
                - {name: APP_KEY, value: "base64:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}
                - {name: DB_CONNECTION, value: sqlite}
                - {name: LOG_CHANNEL, value: stderr}
              readinessProbe: {httpGet: {path: /up, port: 8080}, periodSeconds: 1}
        """;

    /** The test cluster's own, without TLS; its nodes pull from it. */
    private static final String REGISTRY = "10.77.0.1:5000";

    @TempDir
    static Path scratch;

    private static Path copy;
    private static RealCluster.OwnNamespace namespace;

    @BeforeAll
    static void prepare() {
        copy = ShopImage.workingCopy(scratch.resolve("shop"));
        namespace = RealCluster.ownNamespace("image");
        RealCluster.kubectl("label", "namespace", namespace.name(), "pod-security.kubernetes.io/enforce=restricted");
    }

    @AfterAll
    static void remove() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void handedToTheNodesItServesTheApplicationWithItsFrontEnd() throws IOException {
        run("handed", ShopImage.of(copy).delivered(scratch), "Never");
        assertThat(inPod("handed", "curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8080/build/manifest.json"))
                .isEqualTo("200");
        assertThat(inPod(
                        "handed",
                        "id -u; echo hello > storage/app/public/hello.txt; curl -s"
                                + " http://127.0.0.1:8080/storage/hello.txt"))
                .isEqualTo("33\nhello\n");
    }

    @Test
    void pushedToARegistryItIsPulledByItsDigest() throws IOException {
        Path other = ShopImage.workingCopy(scratch.resolve("other"), ShopImageOnClusterTest::change);
        String name = ShopImage.of(other, REGISTRY + "/shop").pushed(scratch);
        assertThat(name).matches("10\\.77\\.0\\.1:5000/shop:[0-9a-f]{12}@sha256:[0-9a-f]{64}");
        run("pulled", name, "Always");
        assertThat(inPod("pulled", "test -f public/build/manifest.json && id -un"))
                .isEqualTo("www-data\n");
    }

    /**
     * An image of its own: since Kubernetes 1.35 a kubelet that once pulled an image from a registry goes to a registry again before
     * it lets the same image be used by another name (KubeletEnsureSecretPulledImages).
     */
    private static void change(Path app) {
        try {
            Files.writeString(app.resolve("public/robots.txt"), "User-agent: *\nDisallow: /pulled\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void run(String name, String image, String pullPolicy) throws IOException {
        String text = POD.replace("NAME", name).replace("IMAGE", image).replace("POLICY", pullPolicy);
        Path pod = Files.writeString(scratch.resolve(name + ".yaml"), text);
        RealCluster.kubectl("-n", namespace.name(), "apply", "-f", pod.toString());
        RealCluster.kubectl("-n", namespace.name(), "wait", "pod/" + name, "--for=condition=Ready", "--timeout=60s");
    }

    private static String inPod(String name, String shell) {
        return RealCluster.kubectl("-n", namespace.name(), "exec", name, "--", "sh", "-c", shell);
    }
}
