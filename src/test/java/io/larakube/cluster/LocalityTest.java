package io.larakube.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalityTest {

    private static Locality at(String server, ClusterFacts.Node... nodes) {
        return Locality.of(new ClusterFacts(
                server, List.of(nodes), Collections.emptyNavigableMap(), List.of(), java.util.Map.of()));
    }

    private static ClusterFacts.Node node(String provider, Map<String, String> labels) {
        return new ClusterFacts.Node("node-1", provider, labels, "containerd://1.7", Set.of());
    }

    @Test
    void anApiServerOnLoopbackIsLocal() {
        assertThat(at("https://127.0.0.1:6443"))
                .isEqualTo(new Locality(Locality.Where.LOCAL, "its API server is at 127.0.0.1, this machine"));
        assertThat(at("https://[::1]:6443").where()).isEqualTo(Locality.Where.LOCAL);
    }

    @Test
    void anyOtherAddressIsRemoteAlsoAPrivateOne() {
        assertThat(at("https://10.77.0.1:6443"))
                .isEqualTo(new Locality(Locality.Where.REMOTE, "its API server is at 10.77.0.1"));
    }

    @Test
    void aTunnelToACloudIsRemote() {
        assertThat(at("https://127.0.0.1:8443", node("digitalocean://4711", Map.of())))
                .isEqualTo(new Locality(Locality.Where.REMOTE, "its node node-1 is a machine of digitalocean"));
    }

    @Test
    void minikubeIsLocalThoughItsAddressIsNot() {
        assertThat(at("https://192.168.49.2:8443", node("", Map.of("minikube.k8s.io/name", "minikube")))
                        .where())
                .isEqualTo(Locality.Where.LOCAL);
    }

    @Test
    void kindIsLocal() {
        assertThat(at("https://172.18.0.2:6443", node("kind://docker/kind/kind-control-plane", Map.of()))
                        .where())
                .isEqualTo(Locality.Where.LOCAL);
    }

    @Test
    void dockerDesktopIsLocal() {
        assertThat(at("https://kubernetes.docker.internal:6443").where()).isEqualTo(Locality.Where.LOCAL);
    }

    @Test
    void aHostThatOnlyEndsLikeALocalOneIsRemote() {
        assertThat(at("https://notdocker.internal:6443").where()).isEqualTo(Locality.Where.REMOTE);
    }
}
