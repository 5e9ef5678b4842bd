package io.larakube.cluster;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a cluster is on this machine or somewhere else, with the evidence. A context's name is no evidence.
 *
 * @param evidence what says so, for people
 */
public record Locality(Where where, String evidence) {

    /** Where a cluster is. */
    public enum Where {
        LOCAL,
        REMOTE
    }

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "0.0.0.0", "::1", "[::1]");
    private static final List<String> DESKTOP = List.of("docker.internal", "kubernetes.docker.internal", "orb.local");

    /** Schemes of {@code spec.providerID} that only clusters on a developer's machine have. */
    private static final List<String> LOCAL_PROVIDERS = List.of("kind://");

    /** Schemes of {@code spec.providerID} that only clusters of a cloud have. */
    private static final List<String> CLOUD_PROVIDERS = List.of(
            "aws://",
            "gce://",
            "azure://",
            "digitalocean://",
            "hcloud://",
            "linode://",
            "civo://",
            "scaleway://",
            "openstack://",
            "oci://",
            "vultr://",
            "vsphere://",
            "exoscale://",
            "equinixmetal://",
            "ibm://");

    /** What the server's address and the nodes say about where a cluster is. */
    public static Locality of(ClusterFacts facts) {
        for (ClusterFacts.Node node : facts.nodes()) {
            String provider = node.providerId().toLowerCase(Locale.ROOT);
            if (CLOUD_PROVIDERS.stream().anyMatch(provider::startsWith)) {
                return remote("its node " + node.name() + " is a machine of " + provider.replaceFirst("://.*", ""));
            }
        }
        for (ClusterFacts.Node node : facts.nodes()) {
            if (LOCAL_PROVIDERS.stream().anyMatch(node.providerId()::startsWith)) {
                return local("its node " + node.name() + " is a container of kind");
            }
            if (node.labels().containsKey("minikube.k8s.io/name")) {
                return local("its node " + node.name() + " is minikube's");
            }
        }
        return ofAddress(facts.server());
    }

    private static Locality ofAddress(String server) {
        String host = URI.create(server).getHost();
        if (LOOPBACK.contains(host)) {
            return local("its API server is at " + host + ", this machine");
        }
        if (DESKTOP.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name))) {
            return local("its API server is at " + host + ", a virtual machine on this one");
        }
        return remote("its API server is at " + host);
    }

    private static Locality local(String evidence) {
        return new Locality(Where.LOCAL, evidence);
    }

    private static Locality remote(String evidence) {
        return new Locality(Where.REMOTE, evidence);
    }
}
