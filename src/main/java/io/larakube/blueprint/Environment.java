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
 * @param excludedEngines engines that other environments have and this one does without
 * @param excludedFeatures features that do not run here
 * @param resources by workload name, or {@code default} for all of the application's
 * @param registry where the image is pushed to and pulled from
 */
public record Environment(
        String name,
        Strategy strategy,
        Optional<String> namespace,
        Map<String, String> hosts,
        List<Engine> managed,
        List<Engine> excludedEngines,
        List<Feature> excludedFeatures,
        Storage storage,
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
                List.of(),
                Storage.USUAL,
                Map.of(),
                Optional.empty(),
                Ingress.USUAL);
    }

    /** The same environment on other nodes. */
    public Environment with(Strategy other) {
        return with(other, managed, excludedEngines, excludedFeatures);
    }

    /** The same environment with its files elsewhere. */
    public Environment with(Strategy nodes, Storage other) {
        return new Environment(
                name,
                nodes,
                namespace,
                hosts,
                managed,
                excludedEngines,
                excludedFeatures,
                other,
                resources,
                registry,
                ingress);
    }

    /** The same environment as it fits a cluster. */
    public Environment placed(
            Strategy nodes, Optional<String> storageClass, Optional<Registry> images, Ingress served) {
        return new Environment(
                name,
                nodes,
                namespace,
                hosts,
                managed,
                excludedEngines,
                excludedFeatures,
                new Storage(storageClass, storage.size(), storage.claim()),
                resources,
                images,
                served);
    }

    /** The same environment with other engines that it does not run. */
    public Environment withEngines(List<Engine> elsewhere, List<Engine> excluded) {
        return with(strategy, elsewhere, excluded, excludedFeatures);
    }

    /** The same environment without these features of the project. */
    public Environment without(List<Feature> excluded) {
        return with(strategy, managed, excludedEngines, excluded);
    }

    private Environment with(
            Strategy nodes, List<Engine> elsewhere, List<Engine> without, List<Feature> withoutFeatures) {
        return new Environment(
                name,
                nodes,
                namespace,
                hosts,
                elsewhere,
                without,
                withoutFeatures,
                storage,
                resources,
                registry,
                ingress);
    }

    /** The namespace in which a project has this environment. */
    public String namespaceIn(String project) {
        return namespace.orElse(project + "-" + name);
    }

    /** Whether an engine of the project is run here. */
    public boolean runs(Engine engine) {
        return !managed.contains(engine) && !excludedEngines.contains(engine);
    }

    public boolean isLocal() {
        return name.equals(LOCAL);
    }

    /**
     * What is asked of volumes.
     *
     * @param storageClass that of the claims; none for the cluster's default
     * @param size that of the application's claim, a Kubernetes quantity
     * @param claim the application's when it is another one than the usual
     */
    public record Storage(Optional<String> storageClass, Optional<String> size, Optional<OwnClaim> claim) {

        public static final Storage USUAL = new Storage(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The claim that {@code storage:move} carried the application's files to.
     *
     * @param storageClass none for that of all claims, and on many nodes, where the strategy names it
     */
    public record OwnClaim(String name, Optional<String> storageClass) {}

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
