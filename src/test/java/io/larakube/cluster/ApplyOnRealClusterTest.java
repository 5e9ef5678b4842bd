package io.larakube.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.e2e.OnRealCluster;
import io.larakube.e2e.RealCluster;
import io.larakube.e2e.RealCluster.OwnNamespace;
import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnRealCluster
class ApplyOnRealClusterTest {

    private static final ApplyOptions PLAIN = new ApplyOptions(false, false);

    private Cluster cluster;
    private OwnNamespace namespace;
    private Api api;

    @BeforeEach
    void connect() {
        namespace = RealCluster.ownNamespace("apply");
        cluster = RealCluster.connect();
        api = RealCluster.api(cluster);
    }

    @AfterEach
    void leave() {
        cluster.close();
        namespace.close();
    }

    private static Tree configMap(String name, String value) {
        return object("v1", "ConfigMap", name, Map.of()).with("data", Tree.obj().with("key", value));
    }

    private static Tree.Obj object(String apiVersion, String kind, String name, Map<String, String> moreLabels) {
        Tree.Obj labels = Tree.obj()
                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                .with(Names.LABEL_PART_OF, "shop")
                .with(Names.LABEL_ENVIRONMENT, "local");
        for (Map.Entry<String, String> label : moreLabels.entrySet()) {
            labels = labels.with(label.getKey(), label.getValue());
        }
        return Tree.obj()
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("metadata", Tree.obj().with("name", name).with("labels", labels));
    }

    private Map<String, Applied> apply(ApplyOptions options, Tree... objects) {
        Map<String, Applied> changes = new LinkedHashMap<>();
        new Applier(api, namespace.name(), options)
                .apply(List.of(objects), inventory())
                .forEach((shown, outcome) -> changes.put(shown, outcome.change()));
        return changes;
    }

    private Inventory inventory() {
        return Inventory.take(api, namespace.name());
    }

    @Test
    void applyingAgainChangesNothingAndSaysSo() {
        assertThat(apply(PLAIN, configMap("a", "1"))).containsEntry("ConfigMap a", Applied.CREATED);
        assertThat(apply(PLAIN, configMap("a", "1"))).containsEntry("ConfigMap a", Applied.UNCHANGED);
        assertThat(apply(PLAIN, configMap("a", "2"))).containsEntry("ConfigMap a", Applied.CHANGED);
    }

    @Test
    void aDryRunLeavesTheClusterAsItWas() {
        apply(new ApplyOptions(true, false), configMap("a", "1"));
        assertThat(api.get(Kind.CONFIG_MAP, namespace.name(), "a")).isEmpty();
    }

    @Test
    void aFieldOfSomebodyElseIsNotOverwrittenAndThatManagerIsNamed() {
        apply(PLAIN, configMap("a", "1"));
        RealCluster.kubectl(
                "-n",
                namespace.name(),
                "patch",
                "configmap",
                "a",
                "--field-manager=ada",
                "-p",
                "{\"data\":{\"key\":\"hers\"}}");
        assertThatThrownBy(() -> apply(PLAIN, configMap("a", "1")))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessageContaining("ConfigMap a: somebody else set what larakube would set: .data.key")
                .hasMessageContaining("\"ada\"");
        assertThat(apply(new ApplyOptions(false, true), configMap("a", "1")))
                .containsEntry("ConfigMap a", Applied.CHANGED);
    }

    @Test
    void anUnknownFieldIsRefused() {
        Tree wrong = ((Tree.Obj) configMap("a", "1")).with("dta", Tree.obj());
        assertThatThrownBy(() -> apply(PLAIN, wrong))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessageContaining("ConfigMap a")
                .hasMessageContaining("dta");
    }

    @Test
    void aKindThatTheClusterDoesNotKnowIsNamed() {
        Tree certificate = object("cert-manager.io/v1", "Certificate", "shop", Map.of());
        assertThatThrownBy(() -> apply(PLAIN, certificate))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage("the cluster knows no Certificate of cert-manager.io/v1");
    }

    @Test
    void pruningRemovesWhatIsNoLongerRenderedAndNothingElse() {
        Tree engine = object("v1", "Service", "postgres", Map.of(Names.LABEL_COMPONENT, Names.COMPONENT_ENGINE))
                .with("spec", Tree.obj().with("clusterIP", "None"));
        Tree secret = object("v1", "Secret", "laravel-secrets", Map.of());
        Tree claim = object("v1", "PersistentVolumeClaim", "laravel-storage", Map.of())
                .with(
                        "spec",
                        Tree.obj()
                                .with("accessModes", Tree.texts("ReadWriteOnce"))
                                .with(
                                        "resources",
                                        Tree.obj().with("requests", Tree.obj().with("storage", "1Mi"))));
        apply(PLAIN, configMap("kept", "1"), configMap("left", "1"), engine, secret, claim);
        RealCluster.kubectl("-n", namespace.name(), "create", "configmap", "not-ours");

        Pruner pruner = new Pruner(api, namespace.name(), "shop", "local");
        List<Pruner.Leftover> leftovers = pruner.leftovers(List.of(configMap("kept", "1")), inventory());
        assertThat(leftovers).hasToString("[ConfigMap left]");
        pruner.remove(leftovers);

        assertThat(api.get(Kind.CONFIG_MAP, namespace.name(), "left")).isEmpty();
        assertThat(api.get(Kind.CONFIG_MAP, namespace.name(), "not-ours")).isPresent();
        assertThat(api.get(Kind.SERVICE, namespace.name(), "postgres")).isPresent();
        assertThat(api.get(Kind.SECRET, namespace.name(), "laravel-secrets")).isPresent();
        assertThat(api.get(Kind.CLAIM, namespace.name(), "laravel-storage")).isPresent();
    }

    @Test
    void aLeaseHasOneHolderUntilItIsGivenBack() {
        LeaseHolder me = LeaseHolder.current();
        LeaseHolder other = LeaseHolder.of("ada/elsewhere/1/1");
        StartLease lease = ((StartLease.Attempt.Taken) StartLease.tryTake(api, namespace.name(), me)).lease();
        assertThat(StartLease.tryTake(api, namespace.name(), other))
                .isInstanceOfSatisfying(
                        StartLease.Attempt.HeldBy.class,
                        held -> assertThat(held.holder()).isEqualTo(me.shown()));
        lease.close();
        StartLease.Attempt second = StartLease.tryTake(api, namespace.name(), other);
        assertThat(second).isInstanceOf(StartLease.Attempt.Taken.class);
        ((StartLease.Attempt.Taken) second).lease().close();
    }

    @Test
    void theLeaseOfAProcessThatWasKilledHereIsTakenAtOnce() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        String host = java.net.InetAddress.getLocalHost().getHostName();
        LeaseHolder killed = LeaseHolder.of("ada/" + host + "/" + process.pid() + "/1");
        StartLease.tryTake(api, namespace.name(), killed);
        StartLease.Attempt mine = StartLease.tryTake(api, namespace.name(), LeaseHolder.current());
        assertThat(mine).isInstanceOf(StartLease.Attempt.Taken.class);
        ((StartLease.Attempt.Taken) mine).lease().close();
    }
}
