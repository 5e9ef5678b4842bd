package io.larakube.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cluster that an image is to get to, as far as that matters for the way.
 *
 * @param onThisMachine whether it runs on this machine, in containers or in a virtual machine of it
 * @param nodes its nodes; none when they may not be listed
 */
public record Destination(boolean onThisMachine, List<Node> nodes) {

    /** The label of a node with its processor's architecture, in Go's words. */
    private static final String ARCHITECTURE = "kubernetes.io/arch";

    public Destination {
        nodes = List.copyOf(nodes);
    }

    /**
     * A machine of the cluster.
     *
     * @param providerId {@code spec.providerID}, empty when there is none
     * @param runtime {@code status.nodeInfo.containerRuntimeVersion}, such as {@code containerd://2.1.4}
     * @param images the names of images that it has, as the kubelet reports them: at most 50
     */
    public record Node(
            String name, String providerId, Map<String, String> labels, String runtime, Set<String> images) {}

    /** Whether all nodes have reported the image; they report the 50 largest, so that {@code false} is no proof. */
    public boolean has(ImageReference image) {
        return !nodes.isEmpty()
                && nodes.stream().allMatch(node -> node.images().stream().anyMatch(image::isNamed));
    }

    /**
     * The platform to build for when it is not that of the builder.
     *
     * @param machine this machine's architecture as Java calls it: {@code amd64}, {@code aarch64}
     */
    public Optional<String> platformOtherThan(String machine) {
        Set<String> architectures = nodes.stream()
                .flatMap(node -> Optional.ofNullable(node.labels().get(ARCHITECTURE)).stream())
                .collect(Collectors.toSet());
        String own = machine.equals("aarch64") ? "arm64" : machine;
        return architectures.size() == 1 && !architectures.contains(own)
                ? Optional.of("linux/" + architectures.iterator().next())
                : Optional.empty();
    }
}
