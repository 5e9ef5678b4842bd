package io.larakube.rehearsal;

import static io.larakube.rehearsal.Small.claim;
import static io.larakube.rehearsal.Small.deployment;
import static io.larakube.rehearsal.Small.objects;
import static io.larakube.rehearsal.Small.server;
import static io.larakube.rehearsal.Small.service;
import static io.larakube.rehearsal.Small.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.placement.Ground;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the model knows of nodes: what they take, and what becomes of their pods when they do not answer. */
class NodesTest {

    private static final String RECREATE = "{type: Recreate}";
    private static final String ASK_WEB = "until nc -z web 80; do sleep 1; done";
    private static final String UNREACHABLE = "the cluster takes note that node-1 does not answer";

    /** Two nodes, each with this much memory, and what else stands there. */
    private static Ground nodes(String memory, String... more) {
        String node = """
            ---
            kind: Node
            metadata: {name: NAME, labels: {kubernetes.io/hostname: NAME, disk: NAME-disk}}
            status: {allocatable: {cpu: '2', memory: MEMORY, pods: '110'}}
            """;
        return Ground.of(Yaml.objects(node.replace("NAME", "node-1").replace("MEMORY", memory)
                + node.replace("NAME", "node-2").replace("MEMORY", memory)
                + String.join("", more)));
    }

    private static Walk sent(Ground ground, String... parts) {
        List<Tree> objects = objects(parts);
        return Walk.through(ModelReader.read(Scenario.applied(objects).on(ground)), 1);
    }

    private static String asking(String resource, String amount, String more) {
        return "{containers: [{name: s, image: i, resources: {requests: {" + resource + ": " + amount + "}}}]" + more
                + "}";
    }

    /** {@code NodeResourcesFit}: requests are counted, those of pods that leave as well, until they are gone. */
    @Test
    void aPodGoesWhereWhatItAsksForIsLeft() {
        Walk walk = sent(
                        nodes("1Gi"),
                        deployment("a", 1, RECREATE, asking("memory", "600Mi", "")),
                        deployment("b", 1, RECREATE, asking("memory", "600Mi", "")))
                .make("a, b are sent", "a pod of a is made", "a pod of b is made", "a gets node-1");

        assertThat(walk.possible()).contains("b gets node-2").doesNotContain("b gets node-1");
        walk = walk.make("fault: a is deleted or evicted", "a pod of a is made");
        assertThat(walk.possible()).contains("a #2 gets node-2").doesNotContain("a #2 gets node-1");
        assertThat(walk.make("a #1 is gone").possible()).contains("a gets node-1");
    }

    @Test
    void forWhatNoNodeHasRoomStaysPendingAndTheSchedulersWordsSayWhy() {
        Played played = Rehearsal.of(Scenario.applied(objects(
                                deployment("a", 1, RECREATE, asking("memory", "2Gi", "")),
                                deployment("b", 1, RECREATE, asking("cpu", "3", ""))))
                        .on(nodes("1Gi")))
                .play(Rehearsal.Play.plain(List.of()), Instant.EPOCH);

        assertThat(played.ready()).isFalse();
        assertThat(played.pending())
                .containsExactly(
                        "a stays Pending: 0/2 nodes are available: 2 Insufficient memory.",
                        "b stays Pending: 0/2 nodes are available: 2 Insufficient cpu.");
    }

    @Test
    void taintsKeepAwayWhoDoesNotTolerateThem() {
        String tainted = """
            ---
            kind: Node
            metadata: {name: gpu}
            spec: {taints: [{key: gpu, value: 'yes', effect: NoSchedule}]}
            status: {allocatable: {cpu: '2', memory: 1Gi}}
            """;
        Walk walk = sent(
                        Ground.of(Yaml.objects(tainted)),
                        deployment("a", 1, RECREATE, asking("cpu", "1m", "")),
                        deployment(
                                "b", 1, RECREATE, asking("cpu", "1m", ", tolerations: [{key: gpu, operator: Exists}]")))
                .make("a, b are sent", "a pod of a is made", "a pod of b is made");

        assertThat(walk.possible()).contains("b gets gpu").doesNotContain("a gets gpu");
    }

    @Test
    void aSelectorAndRequiredAffinityNameTheNodes() {
        String affinity =
                ", affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                        + " [{matchExpressions: [{key: disk, operator: NotIn, values: [node-1-disk]}]}]}}}";
        Walk walk = sent(
                        nodes("1Gi"),
                        deployment("a", 1, RECREATE, asking("cpu", "1m", ", nodeSelector: {disk: node-1-disk}")),
                        deployment("b", 1, RECREATE, asking("cpu", "1m", affinity)))
                .make("a, b are sent", "a pod of a is made", "a pod of b is made");

        assertThat(walk.possible())
                .contains("a gets node-1", "b gets node-2")
                .doesNotContain("a gets node-2", "b gets node-1");
    }

    private static String around(String kind, String app) {
        return ", affinity: {" + kind + ": {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey:"
                + " kubernetes.io/hostname, labelSelector: {matchLabels: {app: " + app + "}}}]}}";
    }

    @Test
    void podsThatMustBeTogetherFollowTheFirstAndThoseThatMustNotKeepEachOtherAway() {
        Walk walk = sent(
                        nodes("1Gi"),
                        deployment("web", 2, RECREATE, asking("cpu", "1m", around("podAntiAffinity", "web"))),
                        deployment("worker", 1, RECREATE, asking("cpu", "1m", around("podAffinity", "web"))))
                .make("web, worker are sent", "a pod of web is made", "a pod of worker is made");
        assertThat(walk.possible()).doesNotContain("worker gets node-1", "worker gets node-2");

        walk = walk.make("web #1 gets node-2");
        assertThat(walk.possible())
                .contains("web #2 gets node-1", "worker gets node-2")
                .doesNotContain("web #2 gets node-2", "worker gets node-1");
    }

    @Test
    void aHardSpreadLeavesNoNodeMoreThanOneBehind() {
        String spread =
                ", topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable:"
                        + " WHEN, labelSelector: {matchLabels: {app: web}}}]";
        Walk hard = sent(
                        nodes("1Gi"),
                        deployment("web", 2, RECREATE, asking("cpu", "1m", spread.replace("WHEN", "DoNotSchedule"))))
                .make("web are sent", "a pod of web is made", "web #1 gets node-1");
        Walk soft = sent(
                        nodes("1Gi"),
                        deployment("web", 2, RECREATE, asking("cpu", "1m", spread.replace("WHEN", "ScheduleAnyway"))))
                .make("web are sent", "a pod of web is made", "web #1 gets node-1");

        assertThat(hard.possible()).contains("web #2 gets node-2").doesNotContain("web #2 gets node-1");
        assertThat(soft.possible()).contains("web #2 gets node-2", "web #2 gets node-1");
    }

    private static final String DISKS = """
        ---
        kind: StorageClass
        metadata: {name: disks, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}
        provisioner: ebs.csi.aws.com
        """;

    private static final String ONE_VOLUME = """
        ---
        kind: CSINode
        metadata: {name: NAME}
        spec: {drivers: [{name: ebs.csi.aws.com, allocatable: {count: 1}}]}
        """;

    private static String mounting(String... claims) {
        return "{containers: [{name: s, image: i}], volumes: ["
                + String.join(
                        ", ",
                        List.of(claims).stream()
                                .map(name -> "{name: " + name + ", persistentVolumeClaim: {claimName: " + name + "}}")
                                .toList())
                + "]}";
    }

    /** {@code NodeVolumeLimits}: the limit counts volumes, and not the pods that mount them. */
    @Test
    void aNodeAttachesNoMoreVolumesThanItsDriverAllows() {
        Ground one = nodes("1Gi", DISKS, ONE_VOLUME.replace("NAME", "node-1"), ONE_VOLUME.replace("NAME", "node-2"));
        Walk walk = sent(
                        one,
                        claim("x", "ReadWriteOnce") + claim("y", "ReadWriteOnce"),
                        deployment("a", 1, RECREATE, mounting("x")),
                        deployment("b", 1, RECREATE, mounting("x")),
                        deployment("c", 1, RECREATE, mounting("y")))
                .make("a, b, c are sent", "a pod of a is made", "a pod of b is made", "a pod of c is made")
                .make("a gets node-1");

        assertThat(walk.possible()).contains("b gets node-1", "c gets node-2").doesNotContain("c gets node-1");
    }

    /** Multi-Attach error: the scheduler does not look at who has the volume, the node does. */
    @Test
    void aVolumeThatIsAttachedElsewhereIsWaitedForOnTheNode() {
        Walk walk = sent(nodes("1Gi", DISKS), claim("x", "ReadWriteOnce"), deployment("a", 1, RECREATE, mounting("x")))
                .make("a are sent", "a pod of a is made", "a gets node-1", "a is there; its process starts")
                .make("fault: a is deleted or evicted", "a pod of a is made", "a #2 gets node-2");

        assertThat(walk.possible()).contains("a #1 is gone").doesNotContain("a #2 is there; its process starts");
        assertThat(walk.make("a #1 is gone").possible()).contains("a is there; its process starts");
    }

    @Test
    void aRollingUpdateThatHoldsAnAttachedVolumeOnAnotherNodeIsADeadEnd() {
        String rolling = "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}";
        String pod = mounting("x");
        Scenario update = Scenario.applied(objects(claim("x", "ReadWriteOnce"), deployment("a", 1, rolling, pod)))
                .updating(objects(
                        claim("x", "ReadWriteOnce"),
                        deployment("a", 1, rolling, pod.replace("image: i", "image: old"))));
        Explored attached = Rehearsal.of(update.on(nodes("1Gi", DISKS))).explore(0, List.of(), 100_000);

        assertThat(attached.violations()).extracting(Violation::invariant).containsExactly(Invariant.NO_DEAD_END);
        assertThat(Rehearsal.of(update.onNodes(2))
                        .explore(0, List.of(), 100_000)
                        .violations())
                .isEmpty();
    }

    private static Walk running(Ground ground) {
        return sent(
                        ground,
                        deployment("web", 1, RECREATE, server("web:1")),
                        service("web", 80, ""),
                        deployment("worker", 1, RECREATE, waiting("worker:1", ASK_WEB)))
                .make("web, worker are sent", "a pod of web is made", "web gets node-1")
                .make("web is there; its process starts", "web: it serves", "web is Ready")
                .make("Service web leads to web", "a pod of worker is made");
    }

    /** {@code --node-monitor-grace-period}: until then a Service leads to pods of a node that is long gone. */
    @Test
    void aServiceLeadsToPodsOfALostNodeUntilTheClusterTakesNote() {
        Walk walk = running(Ground.nodes(2)).make("fault: node-1 is lost");

        assertThat(walk.possible()).contains(UNREACHABLE).doesNotContain("Service web leads to nobody");
        assertThat(walk.make(UNREACHABLE).possible()).contains("Service web leads to nobody");
    }

    /** Source: Kubernetes, Nodes, Node heartbeats and eviction: its pods are told to stop, and stay in the books until its kubelet says so. */
    @Test
    void podsOfANodeThatIsCutOffStayUntilItIsBackAndOthersComeInTheirPlace() {
        Walk cut = running(Ground.nodes(2)).make("fault: node-1 is cut off", UNREACHABLE);
        assertThat(cut.possible()).contains("Service web leads to nobody", "the pods on node-1 are given up");

        Walk evicted = cut.make("the pods on node-1 are given up", "a pod of web is made");
        assertThat(evicted.possible())
                .contains("web #2 gets node-2")
                .doesNotContain("web #2 gets node-1", "web #1 is gone", "web #1 takes no more connections");
        assertThat(evicted.make("node-1 comes back").possible()).contains("web #1 takes no more connections");
    }

    @Test
    void aNodeThatIsBackInTimeGoesOnAsIfNothingHadBeen() {
        Walk back = running(Ground.nodes(2)).make("fault: node-1 is cut off", UNREACHABLE, "node-1 comes back");

        assertThat(back.possible()).contains("web is Ready").doesNotContain("web is there; its process starts");
    }

    @Test
    void nothingReachesANodeThatIsCutOffButWhatIsOnIt() {
        Walk apart = running(Ground.nodes(2))
                .make("worker gets node-2", "worker is there; it waits for web", "fault: node-1 is cut off");
        assertThat(apart.possible()).doesNotContain("worker: web answers; its process starts");

        Walk together = running(Ground.nodes(2))
                .make("worker gets node-1", "worker is there; it waits for web", "fault: node-1 is cut off");
        assertThat(together.possible()).contains("worker: web answers; its process starts");
    }

    /** Documentation of taint based evictions: {@code tolerationSeconds}, and for ever without them. */
    @Test
    void podsAreGivenUpAfterTheTimeThatTheyTolerate() {
        String tolerating =
                ", tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute MORE}]";
        Scenario scenario = Scenario.applied(objects(
                        deployment("usual", 1, RECREATE, asking("cpu", "1m", "")),
                        deployment(
                                "hasty",
                                1,
                                RECREATE,
                                asking("cpu", "1m", tolerating.replace(" MORE", ", tolerationSeconds: 20"))),
                        deployment("patient", 1, RECREATE, asking("cpu", "1m", tolerating.replace(" MORE", "")))))
                .onNodes(1);
        Planned cut = new Planned(Fault.NODE_CUT, Optional.of("node-1"), Duration.ofSeconds(10));
        Played played = Rehearsal.of(scenario)
                .play(
                        Rehearsal.Play.plain(List.of())
                                .withFaults(List.of(cut))
                                .withTimings(Timings.RECORDED.withNodeAway(Duration.ofMinutes(10))),
                        Instant.EPOCH);

        assertThat(at(played, "a pod of hasty is made").getLast()).isBetween(80_000L, 81_000L);
        assertThat(at(played, "a pod of usual is made").getLast()).isBetween(360_000L, 361_000L);
        assertThat(at(played, "a pod of patient is made")).hasSize(1);
        assertThat(played.ready()).isTrue();
    }

    private static List<Long> at(Played played, String words) {
        return played.steps().stream()
                .filter(step -> step.words().equals(words))
                .map(Played.Happened::at)
                .toList();
    }

    /** API reference of Deployment: the rollout counts as failed, and nothing else happens. */
    @Test
    void aRolloutWithoutProgressIsLateAfterItsDeadlineAndGoesOn() {
        String late = deployment("web", 1, RECREATE, waiting("web:1", "until nc -z database 5432; do sleep 1; done"))
                .replace("  replicas:", "  progressDeadlineSeconds: 30\n  replicas:");
        Scenario scenario = Scenario.applied(objects(
                late, deployment("database", 1, RECREATE, server("database:1")), service("database", 5432, "")));
        Played played = Rehearsal.of(scenario)
                .play(
                        Rehearsal.Play.plain(List.of()).withTimings(Timings.RECORDED.withPull(Duration.ofSeconds(40))),
                        Instant.EPOCH);

        assertThat(at(played, "the rollout of web is late: no progress for 30 s"))
                .hasSize(1);
        assertThat(at(played, "the rollout of database is late: no progress for 600 s"))
                .isEmpty();
        assertThat(played.ready()).isTrue();
    }

    /** {@code serializeImagePulls} of the kubelet. */
    @Test
    void aNodeBringsOneImageAfterTheOther() {
        Played played = Rehearsal.of(Scenario.applied(
                        objects(deployment("a", 1, "{}", server("a:1")), deployment("b", 1, "{}", server("b:1")))))
                .play(
                        Rehearsal.Play.plain(List.of()).withTimings(Timings.RECORDED.withPull(Duration.ofSeconds(20))),
                        Instant.EPOCH);

        assertThat(played.millis()).isBetween(40_000L, 45_000L);
    }
}
