package io.larakube.image;

import io.larakube.failure.Failure;
import io.larakube.image.Destination.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What decides how an image gets to the nodes, besides what the cluster shows of itself.
 *
 * @param toRegistry whether the environment's image has a registry
 * @param own the words of a command of the user's own; none to find the way
 * @param root the project's folder, in which that command runs
 * @param asRoot whether this process is root's
 */
public record Route(boolean toRegistry, Optional<List<String>> own, Path root, boolean asRoot) {

    /** {@code kind://docker/dev/dev-control-plane}: engine and cluster. */
    private static final Pattern KIND = Pattern.compile("kind://([^/]+)/([^/]+)/.*");

    private static final Pattern K3D = Pattern.compile("k3d-(.+)-(?:server|agent)-\\d+");

    /** The cluster of Docker Desktop that has nodes like kind's; its nodes ask docker for images. */
    private static final String DESKTOP = "desktop";

    private static final String MINIKUBE = "minikube.k8s.io/name";

    /**
     * The way to a cluster: its environment's registry, then the user's own command, then what fits the nodes.
     *
     * @throws Failure.Unavailable when nothing fits
     */
    public Delivery to(Destination destination) {
        if (toRegistry) {
            return new Delivery.Registry();
        }
        if (own.isPresent()) {
            return new Delivery.Own(own.get(), root);
        }
        return destination.nodes().stream()
                .flatMap(node -> byNode(node, destination).stream())
                .findFirst()
                .orElseThrow(() -> none(destination));
    }

    private Optional<Delivery> byNode(Node node, Destination destination) {
        return Stream.<Optional<Delivery>>of(
                        kind(node), k3d(node), minikube(node), docker(node, destination), k3s(node, destination))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Delivery> kind(Node node) {
        Matcher kind = KIND.matcher(node.providerId());
        if (!kind.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                kind.group(2).equals(DESKTOP) && node.name().startsWith(DESKTOP + "-")
                        ? new Delivery.SharedDocker()
                        : new Delivery.Kind(kind.group(2), kind.group(1)));
    }

    private static Optional<Delivery> k3d(Node node) {
        Matcher name = K3D.matcher(node.name());
        return name.matches() ? Optional.of(new Delivery.K3d(name.group(1))) : Optional.empty();
    }

    private static Optional<Delivery> minikube(Node node) {
        return Optional.ofNullable(node.labels().get(MINIKUBE)).map(Delivery.Minikube::new);
    }

    /** Docker Desktop, OrbStack, Colima and Rancher Desktop, as long as docker is what runs their node's containers. */
    private static Optional<Delivery> docker(Node node, Destination destination) {
        boolean shared = isTheOnlyOne(destination) && node.runtime().startsWith("docker://");
        return shared ? Optional.of(new Delivery.SharedDocker()) : Optional.empty();
    }

    private Optional<Delivery> k3s(Node node, Destination destination) {
        boolean here = isTheOnlyOne(destination) && node.providerId().startsWith("k3s://");
        return here ? Optional.of(new Delivery.K3s(asRoot)) : Optional.empty();
    }

    private static boolean isTheOnlyOne(Destination destination) {
        return destination.onThisMachine() && destination.nodes().size() == 1;
    }

    private static Failure.Unavailable none(Destination destination) {
        String names = destination.nodes().stream().map(Node::name).collect(Collectors.joining(", "));
        return new Failure.Unavailable(
                "there is no known way to bring an image to the nodes of this cluster"
                        + (names.isEmpty() ? ", which may not be listed" : " (" + names + ")"),
                "push it to a registry: add \"registry\": {\"image\": \"ghcr.io/you/app\"} to the environment in"
                        + " .larakube.json",
                "or say what brings it: \"deliver\": [\"command\", \"{archive}\"] in .larakube.local.json");
    }
}
