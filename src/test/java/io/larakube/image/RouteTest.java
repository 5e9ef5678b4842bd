package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.image.Destination.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Path ROOT = Path.of("/home/anna/shop");
    private static final Route ROUTE = new Route(false, Optional.empty(), ROOT, false);

    @Test
    void nodesOfKindAreContainersOfAnEngine() {
        assertThat(ROUTE.to(local(
                        node("dev-control-plane", "kind://docker/dev/dev-control-plane"),
                        node("dev-worker", "kind://docker/dev/dev-worker"))))
                .isEqualTo(new Delivery.Kind("dev", "docker"));
        assertThat(ROUTE.to(local(node("kind-control-plane", "kind://podman/kind/kind-control-plane"))))
                .isEqualTo(new Delivery.Kind("kind", "podman"));
    }

    @Test
    void nodesOfK3dHaveTheClustersName() {
        assertThat(ROUTE.to(local(
                        node("k3d-my-dev-server-0", "k3s://k3d-my-dev-server-0"),
                        node("k3d-my-dev-agent-0", "k3s://k3d-my-dev-agent-0"))))
                .isEqualTo(new Delivery.K3d("my-dev"));
    }

    @Test
    void nodesOfMinikubeHaveALabelWithTheProfile() {
        Node node = new Node("minikube", "", Map.of("minikube.k8s.io/name", "shop"), "docker://28.4.0", Set.of());
        assertThat(ROUTE.to(local(node))).isEqualTo(new Delivery.Minikube("shop"));
    }

    @Test
    void k3sOnThisMachineTakesAnArchive() {
        assertThat(ROUTE.to(local(node("laptop", "k3s://laptop")))).isEqualTo(new Delivery.K3s(false));
        assertThat(new Route(false, Optional.empty(), ROOT, true).to(local(node("laptop", "k3s://laptop"))))
                .isEqualTo(new Delivery.K3s(true));
    }

    @Test
    void aNodeThatRunsOnDockerSharesItsImages() {
        Node desktop = new Node("docker-desktop", "", Map.of(), "docker://28.5.1", Set.of());
        assertThat(ROUTE.to(local(desktop))).isEqualTo(new Delivery.SharedDocker());
        assertThat(ROUTE.to(local(node("desktop-control-plane", "kind://docker/desktop/desktop-control-plane"))))
                .isEqualTo(new Delivery.SharedDocker());
    }

    @Test
    void theEnvironmentsRegistryComesFirstThenTheUsersOwnCommand() {
        Optional<List<String>> own = Optional.of(List.of("bring", "{archive}"));
        Destination kind = local(node("dev-control-plane", "kind://docker/dev/dev-control-plane"));
        assertThat(new Route(true, own, ROOT, false).to(kind)).isEqualTo(new Delivery.Registry());
        assertThat(new Route(false, own, ROOT, false).to(kind))
                .isEqualTo(new Delivery.Own(List.of("bring", "{archive}"), ROOT));
    }

    @Test
    void anImageIsNotBroughtToOneNodeOfSeveral() {
        assertNoWay(local(node("a", "k3s://a"), node("b", "k3s://b")), " (a, b)");
        assertNoWay(new Destination(false, List.of(node("vps", "k3s://vps"))), " (vps)");
        assertNoWay(new Destination(false, List.of()), ", which may not be listed");
    }

    @Test
    void thePlatformIsThatOfTheNodes() {
        Destination arm = local(new Node("a", "", Map.of("kubernetes.io/arch", "arm64"), "", Set.of()));
        assertThat(arm.platformOtherThan("amd64")).contains("linux/arm64");
        assertThat(arm.platformOtherThan("aarch64")).isEmpty();
        assertThat(local(node("a", "")).platformOtherThan("amd64")).isEmpty();
    }

    @Test
    void anImageIsThereWhenEveryNodeReportsIt() {
        ImageReference image = new ImageReference("shop", "1");
        Node with = new Node("a", "", Map.of(), "", Set.of("docker.io/library/shop:1"));
        Node without = new Node("b", "", Map.of(), "", Set.of("docker.io/library/shop:0"));
        assertThat(local(with).has(image)).isTrue();
        assertThat(local(with, without).has(image)).isFalse();
        assertThat(local().has(image)).isFalse();
    }

    private static void assertNoWay(Destination destination, String nodes) {
        assertThatThrownBy(() -> ROUTE.to(destination))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly(
                                        "push it to a registry: add \"registry\": {\"image\": \"ghcr.io/you/app\"}"
                                                + " to the environment in .larakube.json",
                                        "or say what brings it: \"deliver\": [\"command\", \"{archive}\"]"
                                                + " in .larakube.local.json"))
                .hasMessage("there is no known way to bring an image to the nodes of this cluster" + nodes);
    }

    private static Destination local(Node... nodes) {
        return new Destination(true, Stream.of(nodes).toList());
    }

    private static Node node(String name, String providerId) {
        return new Node(name, providerId, Map.of(), "containerd://2.1.4", Set.of());
    }
}
