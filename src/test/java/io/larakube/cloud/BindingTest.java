package io.larakube.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Strategy;
import io.larakube.cloud.Binding.Wish;
import io.larakube.cluster.ClusterFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is proposed for an environment, from what a cluster has. */
class BindingTest {

    private static final Wish NOTHING =
            new Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Map<String, String> OUTSIDE =
            Map.of("FILESYSTEM_DISK", "s3", "SESSION_DRIVER", "redis", "CACHE_STORE", "redis");

    private static Blueprint blueprint(String production) {
        String text = """
            {"name": "shop", "phpVersion": "8.4", "serverVariation": "fpm-nginx", "os": "debian", "database": "postgres",
             "cacheDriver": "redis", "features": [], "environments": {"local": {}, "production": {%s}}}
            """.formatted(production);
        return switch (BlueprintReader.read(".larakube.json", text)) {
            case Reading.Read read -> read.blueprint();
            case Reading.Wrong wrong -> throw new AssertionError(wrong.problems());
        };
    }

    private static Offer offer(
            int nodes, Map<String, String> classes, List<String> defaults, Map<String, String> ingresses) {
        List<ClusterFacts.Node> machines = IntStream.rangeClosed(1, nodes)
                .mapToObj(i -> new ClusterFacts.Node(
                        "pool-" + i, "digitalocean://" + i, Map.of(), "containerd://2.1", Set.of()))
                .toList();
        ClusterFacts facts =
                new ClusterFacts("https://203.0.113.7:6443", machines, new TreeMap<>(classes), defaults, Map.of());
        return new Offer(facts, ingresses, List.of());
    }

    private static final Offer ONE_NODE =
            offer(1, Map.of("local-path", "rancher.io/local-path"), List.of("local-path"), Map.of("traefik", "t"));

    private static Binding bound(String production, Offer offer, Wish wish, Map<String, String> configuration) {
        Blueprint blueprint = blueprint(production);
        Environment environment = blueprint.environments().get("production");
        if (environment == null) {
            throw new AssertionError("no production");
        }
        return Binding.of(blueprint, environment, configuration, offer, wish, host -> host.equals("ghcr.io"));
    }

    @Test
    void findingsNameWhatSaysSo() {
        Offer offer = offer(
                4, Map.of("do-block-storage", "dobs.csi.digitalocean.com"), List.of("do-block-storage"), Map.of());
        assertThat(offer.findings())
                .containsExactly(
                        new Offer.Finding("cluster", "remote", "its node pool-1 is a machine of digitalocean"),
                        new Offer.Finding("provider", "digitalocean", "node pool-1: digitalocean://1"),
                        new Offer.Finding("nodes", "4", "pool-1, pool-2, pool-3, …"),
                        new Offer.Finding(
                                "storage class",
                                "do-block-storage",
                                "default, dobs.csi.digitalocean.com: mounted on one node at a time"));
    }

    @Test
    void whatFitsAlreadyStaysAsItIs() {
        Binding binding = bound("\"registry\": {\"image\": \"registry.acme.io/shop\"}", ONE_NODE, NOTHING, Map.of());
        assertThat(binding.environment())
                .isEqualTo(blueprint("\"registry\": {\"image\": \"registry.acme.io/shop\"}")
                        .environments()
                        .get("production"));
        assertThat(binding.reasons()).isEmpty();
        assertThat(binding.remarks()).isEmpty();
    }

    @Test
    void manyNodesAreProposedOnlyWhereNothingIsKeptInPods() {
        Offer two = offer(2, Map.of("a", "b"), List.of("a"), Map.of("traefik", "t"));
        Binding outside = bound("", two, NOTHING, OUTSIDE);
        assertThat(outside.environment().strategy()).isEqualTo(new Strategy.MultiNode());
        assertThat(outside.reasons())
                .contains("strategy multi-node-ha: there are 2 nodes, and nothing is kept in pods");
        Binding inside = bound("", two, NOTHING, Map.of("SESSION_DRIVER", "file"));
        assertThat(inside.environment().strategy()).isEqualTo(new Strategy.SingleNode());
        assertThat(inside.remarks())
                .contains("production runs on one of 2 nodes, because its pods keep state: larakube cloud:externalize"
                        + " production moves it out");
    }

    @Test
    void aStorageClassIsNamedOnlyWhereThereIsNoDefault() {
        assertThat(bound("", ONE_NODE, NOTHING, Map.of())
                        .environment()
                        .storage()
                        .storageClass())
                .isEmpty();
        Binding only = bound("", offer(1, Map.of("gp3", "ebs.csi.aws.com"), List.of(), Map.of()), NOTHING, Map.of());
        assertThat(only.environment().storage().storageClass()).contains("gp3");
        Binding several = bound("", offer(1, Map.of("gp2", "x", "gp3", "x"), List.of(), Map.of()), NOTHING, Map.of());
        assertThat(several.environment().storage().storageClass()).isEmpty();
        assertThat(several.remarks())
                .contains("the cluster has no default storage class: name one with --storage-class, of gp2, gp3");
    }

    @Test
    void theRegistryIsTheOneThatIsSaidElseTheOneThatIsWrittenElseThatOfTheSources() {
        Wish guess = new Wish(Optional.empty(), Optional.of("ghcr.io/acme/shop"), Optional.empty(), Optional.empty());
        assertThat(bound("", ONE_NODE, guess, Map.of()).environment().registry())
                .contains(new Registry("ghcr.io/acme/shop", Optional.of(Binding.PULL_SECRET)));
        String written = "\"registry\": {\"image\": \"quay.io/acme/shop\", \"pullSecret\": \"own\"}";
        assertThat(bound(written, ONE_NODE, guess, Map.of()).environment().registry())
                .contains(new Registry("quay.io/acme/shop", Optional.of("own")));
        assertThat(bound("", ONE_NODE, NOTHING, Map.of()).remarks())
                .containsExactly("no registry is named, from which the nodes would pull the image: --registry"
                        + " ghcr.io/you/app");
    }

    @Test
    void theIngressClassIsTheOnlyOneThatThereIsWhenTheWrittenOneIsNot() {
        Offer nginx = offer(1, Map.of("a", "b"), List.of("a"), Map.of("nginx", "k8s.io/ingress-nginx"));
        Binding binding = bound("", nginx, NOTHING, Map.of());
        assertThat(binding.environment().ingress().className()).isEqualTo("nginx");
        assertThat(binding.reasons()).contains("ingress nginx: the cluster has no traefik");
        Offer none = offer(1, Map.of("a", "b"), List.of("a"), Map.of());
        assertThat(bound("\"hosts\": {\"web\": \"shop.example.com\"}", none, NOTHING, Map.of())
                        .remarks())
                .contains("the cluster has no ingress class traefik, so that the hosts lead nowhere yet");
    }
}
