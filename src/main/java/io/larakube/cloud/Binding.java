package io.larakube.cloud;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Strategy;
import io.larakube.engine.Engine;
import io.larakube.plan.LocalState;
import io.larakube.plan.StorageMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An environment as it would fit a cluster. What the blueprint says already is kept, unless the cluster has no such thing or the user
 * says something else.
 *
 * @param reasons what is new about it and why
 * @param remarks what the user has to see to
 */
public record Binding(Environment environment, List<String> reasons, List<String> remarks) {

    /** The name of the Secret that the image is pulled with. */
    public static final String PULL_SECRET = "larakube-registry";

    /**
     * What the user says.
     *
     * @param registry an image name without a tag
     * @param guessed the same, made from where the project's sources are
     */
    public record Wish(
            Optional<String> registry,
            Optional<String> guessed,
            Optional<String> ingress,
            Optional<String> storageClass) {}

    /**
     * What fits.
     *
     * @param configuration the keys and values of the environment
     * @param hasLogin whether somebody's login for a registry's host is there
     */
    public static Binding of(
            Blueprint blueprint,
            Environment environment,
            Map<String, String> configuration,
            Offer offer,
            Wish wish,
            Predicate<String> hasLogin) {
        return new Fitting(offer, environment).fit(blueprint, configuration, wish, hasLogin);
    }

    /** One environment on its way to fit. */
    private static final class Fitting {
        private final List<String> reasons = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final Offer offer;
        private final Environment environment;

        Fitting(Offer offer, Environment environment) {
            this.offer = offer;
            this.environment = environment;
        }

        Binding fit(Blueprint blueprint, Map<String, String> configuration, Wish wish, Predicate<String> hasLogin) {
            Environment fitting = environment.placed(
                    strategy(blueprint, configuration), storageClass(wish), registry(wish, hasLogin), ingress(wish));
            return new Binding(fitting, List.copyOf(reasons), List.copyOf(remarks));
        }

        /** Many nodes only where nothing would be lost by it. */
        private Strategy strategy(Blueprint blueprint, Map<String, String> configuration) {
            int nodes = offer.facts().nodes().size();
            if (nodes < 2 || environment.strategy().isOnManyNodes()) {
                return environment.strategy();
            }
            boolean isOutside = LocalState.of(configuration, new StorageMode.Stateless(""))
                            .isEmpty()
                    && configuration.getOrDefault("FILESYSTEM_DISK", "local").equals("s3")
                    && blueprint.database() != Engine.SQLITE
                    && blueprint.sharedPaths().isEmpty();
            if (isOutside) {
                reasons.add("strategy multi-node-ha: there are " + nodes + " nodes, and nothing is kept in pods");
                return new Strategy.MultiNode();
            }
            remarks.add(
                    environment.name() + " runs on one of " + nodes + " nodes, because its pods keep state: larakube"
                            + " cloud:externalize " + environment.name() + " moves it out");
            return environment.strategy();
        }

        private Optional<String> storageClass(Wish wish) {
            Set<String> there = offer.facts().classes();
            Optional<String> wanted =
                    wish.storageClass().or(() -> environment.storage().storageClass());
            if (wanted.isPresent()) {
                wanted.filter(name -> !there.contains(name) && !there.isEmpty())
                        .ifPresent(name -> remarks.add(
                                "the cluster has no storage class " + name + "; it has: " + String.join(", ", there)));
                wish.storageClass().ifPresent(name -> reasons.add("storage class " + name + ": as you say"));
                return wanted;
            }
            if (!offer.facts().defaultClasses().isEmpty() || there.isEmpty()) {
                return Optional.empty();
            }
            if (there.size() == 1) {
                String only = there.iterator().next();
                reasons.add("storage class " + only + ": the only one, and none is the default");
                return Optional.of(only);
            }
            remarks.add("the cluster has no default storage class: name one with --storage-class, of "
                    + String.join(", ", there));
            return Optional.empty();
        }

        private Optional<Registry> registry(Wish wish, Predicate<String> hasLogin) {
            Optional<String> before = environment.registry().map(Registry::image);
            Optional<String> image = wish.registry().or(() -> before).or(wish::guessed);
            if (image.isEmpty()) {
                remarks.add("no registry is named, from which the nodes would pull the image: --registry"
                        + " ghcr.io/you/app");
                return Optional.empty();
            }
            if (!image.equals(before)) {
                reasons.add("registry " + image.get() + ": "
                        + (wish.registry().isPresent() ? "as you say" : "where the sources are"));
            }
            Optional<String> named = environment.registry().flatMap(Registry::pullSecret);
            boolean isPrivate = named.isEmpty() && hasLogin.test(RegistryLogin.host(image.get()));
            if (isPrivate) {
                reasons.add("pull secret " + PULL_SECRET + ": there is a login for " + RegistryLogin.host(image.get()));
            }
            return Optional.of(
                    new Registry(image.get(), named.or(() -> isPrivate ? Optional.of(PULL_SECRET) : Optional.empty())));
        }

        private Ingress ingress(Wish wish) {
            Ingress before = environment.ingress();
            String wanted = wish.ingress().orElse(before.className());
            Set<String> there = offer.ingresses().keySet();
            if (wish.ingress().isEmpty() && !there.contains(wanted)) {
                Optional<String> other = offer.defaultIngresses().stream()
                        .findFirst()
                        .or(() -> there.size() == 1 ? there.stream().findFirst() : Optional.empty());
                wanted = other.orElse(wanted);
            }
            if (!wanted.equals(before.className())) {
                reasons.add("ingress " + wanted + ": "
                        + (wish.ingress().isPresent() ? "as you say" : "the cluster has no " + before.className()));
            } else if (!there.contains(wanted) && !environment.hosts().isEmpty()) {
                remarks.add("the cluster has no ingress class " + wanted + ", so that the hosts lead nowhere yet");
            }
            return new Ingress(wanted, before.annotations(), before.certManagerIssuer());
        }
    }
}
