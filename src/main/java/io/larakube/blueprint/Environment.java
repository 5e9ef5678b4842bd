package io.larakube.blueprint;

import io.larakube.engine.Engine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for in one environment.
 *
 * @param name {@code local}, {@code production}, or a name of the user's own; a DNS label
 * @param strategy on how many nodes it runs
 * @param namespace where it runs instead of {@code <project>-<environment>}
 * @param hosts host names by what they lead to: {@code web}, {@code reverb}
 * @param managed engines that run outside the cluster or elsewhere in it: no workload is rendered, the gates wait for them all the same
 * @param excludedFeatures features that do not run here
 * @param storageClass the class of the claims; none for the cluster's default
 * @param storageSize the size of the application's claim, a Kubernetes quantity
 * @param resources by workload name, or {@code default} for all of the application's
 * @param registry where the image is pushed to and pulled from
 */
public record Environment(
        String name,
        Strategy strategy,
        Optional<String> namespace,
        Map<String, String> hosts,
        List<Engine> managed,
        List<Feature> excludedFeatures,
        Optional<String> storageClass,
        Optional<String> storageSize,
        Map<String, Resources> resources,
        Optional<Registry> registry,
        Ingress ingress) {

    public static final String LOCAL = "local";

    /** The environments of a project whose blueprint names none. */
    public static final List<String> USUAL = List.of(LOCAL, "production");

    /** An environment for which the user asked nothing in particular. */
    public static Environment named(String name) {
        return new Environment(
                name,
                new Strategy.SingleNode(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Ingress.USUAL);
    }

    /** The namespace in which a project has this environment. */
    public String namespaceIn(String project) {
        return namespace.orElse(project + "-" + name);
    }

    public boolean isLocal() {
        return name.equals(LOCAL);
    }

    /** An image name without a tag, and the Secret to pull it with when it is private. */
    public record Registry(String image, Optional<String> pullSecret) {}

    /** How hosts are served: the ingress class, annotations of the user's own, and the issuer of certificates. */
    public record Ingress(String className, Map<String, String> annotations, Optional<String> certManagerIssuer) {

        /** The class that k3s and k3d come with, and nothing else. */
        public static final Ingress USUAL = new Ingress("traefik", Map.of(), Optional.empty());
    }

    /** Kubernetes quantities; what is absent keeps its default. */
    public record Resources(
            Optional<String> cpuRequest,
            Optional<String> memoryRequest,
            Optional<String> cpuLimit,
            Optional<String> memoryLimit) {}
}
