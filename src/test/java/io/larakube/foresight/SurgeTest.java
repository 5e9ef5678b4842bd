package io.larakube.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.placement.Demand;
import io.larakube.placement.Room;
import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What finds room on the nodes and within the quotas, and what does not. */
class SurgeTest {

    private static final String ROLLING =
            "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}";

    private static Shops update() {
        return Shops.running().changing("shop:v1", "shop:v2").released();
    }

    private static Capacity of(Shops shops) {
        return Surge.of(shops.situation());
    }

    private static List<String> shortages(Shops shops) {
        return of(shops).shortages().stream()
                .map(shortage ->
                        shortage.workload() + ": " + String.join("; ", shortage.why()) + " → " + shortage.then())
                .toList();
    }

    @Test
    void podsThatStopFirstNeedNoMoreRoomThanTheyHad() {
        Capacity capacity = of(update().on(Shops.node("node-1", "250m", "640Mi")));
        assertThat(capacity.shortages()).isEmpty();
        assertThat(capacity.now()).isEqualTo(new Room(250, 640L << 20));
        assertThat(capacity.most()).isEqualTo(capacity.now());
        assertThat(capacity.after()).isEqualTo(capacity.now());
    }

    @Test
    void podsThatComeFirstNeedRoomBesideTheOldOnes() {
        Shops rolling = Shops.running()
                .whichRuns("strategy: {type: Recreate}", ROLLING)
                .changing("shop:v1", "shop:v2")
                .released();
        assertThat(of(rolling).most()).isEqualTo(new Room(350, 896L << 20));
        assertThat(shortages(rolling.on(Shops.node("node-1", "1", "700Mi"))))
                .containsExactly(
                        "php-web: node-1 has 60Mi memory left, a pod asks for 256Mi → the update of php-web stops"
                                + " there; what runs of it runs on",
                        "horizon: node-1 has 60Mi memory left, a pod asks for 128Mi → the update of horizon stops"
                                + " there; what runs of it runs on");
    }

    @Test
    void aPodThatGrowsBeyondTheNodeStaysPendingAndNothingRuns() {
        Shops larger = update().changing(
                        "{requests: {cpu: 100m, memory: 256Mi}, limits: {memory: 1Gi}}",
                        "{requests: {cpu: 5, memory: 256Mi}}");
        assertThat(shortages(larger))
                .containsExactly("php-web: node-1 has 3850m CPU left, a pod asks for 5 → nothing of php-web runs until"
                        + " that changes");
    }

    @Test
    void whatOthersAskForIsTaken() {
        Shops crowded = Shops.firstStart()
                .on(Shops.node("node-1", "1", "1Gi"))
                .besides(Shops.pod("x", "node-1", "100m", "900Mi"));
        assertThat(shortages(crowded))
                .containsExactly(
                        "postgres: node-1 has 124Mi memory left, a pod asks for 256Mi → nothing of postgres runs until"
                                + " that changes",
                        "php-web: node-1 has 124Mi memory left, a pod asks for 256Mi → nothing of php-web runs until"
                                + " that changes",
                        "horizon: node-1 has 124Mi memory left, a pod asks for 128Mi → nothing of horizon runs until"
                                + " that changes");
    }

    @Test
    void aVolumeOfOneNodeKeepsItsPodsThere() {
        Shops two = update().on(Shops.node("node-1", "250m", "400Mi"), Shops.node("node-2", "8", "16Gi"));
        assertThat(shortages(two))
                .first()
                .asString()
                .startsWith("php-web: node-1 has")
                .contains("node-2 does not have the volume of laravel-storage, which is mounted on node-1");
    }

    @Test
    void aClaimOfTheSameNameElsewhereIsAnotherClaim() {
        Tree other = Shops.yaml("""
            metadata: {name: x, namespace: elsewhere}
            spec: {nodeName: node-2, volumes: [{name: s, persistentVolumeClaim: {claimName: laravel-storage}}]}
            status: {phase: Running}
            """).getFirst();
        assertThat(shortages(update().besides(other))).isEmpty();
    }

    @Test
    void aNodeThatIsCordonedTaintedOrNotReadyTakesNothing() {
        Tree cordoned = with(Shops.node("a", "8", "8Gi"), "spec", "{unschedulable: true}");
        Tree tainted = with(Shops.node("b", "8", "8Gi"), "spec", "{taints: [{key: gpu, effect: NoSchedule}]}");
        Tree unready = with(Shops.node("c", "8", "8Gi"), "status", "{conditions: [{type: Ready, status: Unknown}]}");
        assertThat(of(Shops.firstStart().on(cordoned, tainted, unready))
                        .shortages()
                        .getFirst()
                        .why())
                .containsExactly("a is cordoned", "b has the taint gpu", "c is not ready");
    }

    private static Tree with(Tree node, String field, String yaml) {
        return ((Tree.Obj) node).with(field, Shops.yaml(yaml).getFirst());
    }

    @Test
    void aQuotaCountsWhatIsUsedAtTheHighestPoint() {
        String quota = """
            metadata: {name: small}
            spec: {hard: {requests.memory: 700Mi, pods: "10"}}
            status: {used: {requests.memory: 640Mi, pods: "3"}}
            """;
        assertThat(shortages(update().within(quota))).isEmpty();
        Shops rolling = Shops.running()
                .whichRuns("strategy: {type: Recreate}", ROLLING)
                .changing("shop:v1", "shop:v2")
                .released()
                .within(quota);
        assertThat(shortages(rolling))
                .first()
                .isEqualTo(
                        "php-web: quota small: 640Mi of 700Mi requests.memory are used, it needs 256Mi → the update of"
                                + " php-web stops there; what runs of it runs on");
        assertThat(of(rolling).quotas())
                .extracting(Quotas.Used::amount, Quotas.Used::now, Quotas.Used::most, Quotas.Used::isExceeded)
                .contains(org.assertj.core.groups.Tuple.tuple("requests.memory", "640Mi", "896Mi", true));
    }

    @Test
    void aQuotaOfWhatNoContainerSaysRefusesEveryPodUnlessTheNamespaceSaysIt() {
        String quota = """
            metadata: {name: strict}
            spec: {hard: {limits.cpu: "4"}}
            """;
        assertThat(shortages(Shops.firstStart().within(quota)))
                .hasSize(3)
                .first()
                .isEqualTo(
                        "postgres: quota strict counts limits.cpu, and not every container of the pod says how much it"
                                + " needs → nothing of postgres runs until that changes");
        String defaults = """
            metadata: {name: defaults}
            spec: {limits: [{type: Container, default: {cpu: 500m}}]}
            """;
        assertThat(shortages(Shops.firstStart().within(quota).withDefaults(defaults)))
                .isEmpty();
    }

    @Test
    void whereNodesMayNotBeListedNobodySaysThatThereIsRoom() {
        Capacity capacity = of(update().on());
        assertThat(capacity.isKnown()).isFalse();
        assertThat(capacity.shortages()).isEmpty();
        assertThat(capacity.remarks())
                .containsExactly("nodes may not be listed: whether there is room on the nodes, nobody can tell here");
    }

    @Test
    void aPodThatMustNotBeBesideItsLikeFindsNoPlaceOnTheirOnlyNode() {
        String horizon = "      containers:\n        - name: php\n          image: shop:v1\n          args";
        String apart =
                "      affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey:"
                    + " kubernetes.io/hostname, labelSelector: {matchLabels: {app.kubernetes.io/name: horizon}}}]}}\n";
        Shops rolling = Shops.running()
                .whichRuns("strategy: {type: Recreate}", ROLLING)
                .whichRuns(horizon, apart + horizon)
                .changing("shop:v1", "shop:v2")
                .released();
        assertThat(shortages(rolling))
                .containsExactly(
                        "horizon: node-1 has a pod that it must not be beside → the update of horizon stops there;"
                                + " what runs of it runs on");
        assertThat(Downtime.of(
                                rolling.situation(),
                                Migrations.of(rolling.situation().application()))
                        .allReady())
                .isEmpty();
    }

    @Test
    void aHardSpreadOverZonesNeedsNodesThatSayTheirZone() {
        String horizon = "      containers:\n        - name: php\n          image: shop:v1\n          args";
        String spread = "      topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone,"
            + " whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app.kubernetes.io/name: horizon}}}]\n";
        Shops update = Shops.running()
                .whichRuns(horizon, spread + horizon)
                .changing("shop:v1", "shop:v2")
                .released();
        assertThat(shortages(update))
                .containsExactly(
                        "horizon: node-1 has no label topology.kubernetes.io/zone, by which its pods must be spread"
                                + " → nothing of horizon runs until that changes");
    }

    @Test
    void initContainersCountWhereTheyAskForMore() {
        Tree pod = Shops.yaml("""
            initContainers:
              - {resources: {requests: {cpu: 500m, memory: 10Mi}}}
              - {restartPolicy: Always, resources: {requests: {cpu: 10m, memory: 20Mi}}}
            containers:
              - {resources: {requests: {cpu: 100m}, limits: {memory: 64Mi}}}
            """).getFirst();
        assertThat(Demand.of(pod, List.of()).requests()).isEqualTo(new Room(500, 84L << 20));
    }
}
