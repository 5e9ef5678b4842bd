package io.larakube.rehearsal;

import static io.larakube.rehearsal.Small.claim;
import static io.larakube.rehearsal.Small.deployment;
import static io.larakube.rehearsal.Small.objects;
import static io.larakube.rehearsal.Small.server;
import static io.larakube.rehearsal.Small.service;
import static io.larakube.rehearsal.Small.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the model knows of Kubernetes, each with where it is from. */
class KubernetesFactsTest {

    private static final String RECREATE = "{type: Recreate}";
    private static final String ASK_WEB = "until nc -z web 80; do sleep 1; done";

    /** {@code oldPodsRunning} in pkg/controller/deployment/recreate.go. */
    @Test
    void recreateMakesNoNewPodBeforeTheOldOneIsGone() {
        Walk walk = Small.update(
                        objects(deployment("web", 1, RECREATE, server("web:1")), service("web", 80, "")),
                        objects(deployment("web", 1, RECREATE, server("web:2")), service("web", 80, "")))
                .make("web are sent");

        assertThat(walk.possible()).containsExactly("old pods of web are told to stop");
        assertThat(walk.make("old pods of web are told to stop").possible()).containsExactly("old web is gone");
        assertThat(walk.make("old pods of web are told to stop", "old web is gone")
                        .possible())
                .containsExactly("a pod of web is made");
    }

    /** {@code reconcileNewReplicaSet} and {@code reconcileOldReplicaSets} in pkg/controller/deployment/rolling.go. */
    @Test
    void aRollingUpdateWithoutUnavailableOnesMakesOneMoreFirst() {
        String rolling = "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}";
        Walk walk = Small.update(
                        objects(deployment("web", 2, rolling, server("web:1"))),
                        objects(deployment("web", 2, rolling, server("web:2"))))
                .make("web are sent");

        assertThat(walk.possible()).containsExactly("a pod of web is made");
        walk = walk.make("a pod of web is made", "new web #3 gets node-1", "new web #3 is there; its process starts");
        assertThat(walk.possible()).containsExactly("new web #3: it serves");
        assertThat(walk.make("new web #3: it serves", "new web #3 is Ready").possible())
                .containsExactly("old pods of web are told to stop");
    }

    /** {@code maxScaledDown} in {@code reconcileOldReplicaSets}. */
    @Test
    void whileTheNewPodIsNotReadyNotEvenAnUnhealthyOldOneIsTakenAway() {
        String rolling = "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}";
        List<Tree> former = objects(deployment("web", 2, rolling, server("web:1")));
        List<Tree> next = objects(deployment("web", 2, rolling, server("web:2")));
        Walk walk = Walk.through(ModelReader.read(Scenario.applied(next).updating(former)), 1)
                .make("web are sent", "fault: the process of old web #1 dies", "a pod of web is made");

        assertThat(walk.possible()).containsExactly("new web #3 gets node-1", "old web #1 is started again");
    }

    @Test
    void aRollingUpdateWithoutSurgeTakesOneAwayFirst() {
        String rolling = "{rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}";
        Walk walk = Small.update(
                        objects(deployment("web", 2, rolling, server("web:1"))),
                        objects(deployment("web", 2, rolling, server("web:2"))))
                .make("web are sent");

        assertThat(walk.possible()).containsExactly("old pods of web are told to stop");
    }

    /** Both are 25 % when nothing is said, the surge rounded up, the unavailable ones down (API reference of Deployment). */
    @Test
    void ofOnePodARollingUpdateMakesTheNewOneFirst() {
        Walk walk = Small.update(
                        objects(deployment("web", 1, "{}", server("web:1"))),
                        objects(deployment("web", 1, "{}", server("web:2"))))
                .make("web are sent");

        assertThat(walk.possible()).containsExactly("a pod of web is made");
    }

    /** {@code FilterActivePods}: a ReplicaSet does not count a pod that is being deleted. */
    @Test
    void aDeletedPodIsReplacedWhileItLeaves() {
        Walk walk = Walk.through(
                        ModelReader.read(Scenario.applied(objects(deployment("web", 1, RECREATE, server("web:1"))))), 1)
                .make("web are sent", "a pod of web is made", "web gets node-1", "fault: web is deleted or evicted");

        assertThat(walk.possible()).contains("a pod of web is made", "web is gone");
    }

    /** KEP-1669, {@code CategorizeEndpoints} in pkg/proxy/topology.go; seen on a cluster, docs/startup-sequence.md. */
    @Test
    void aPodThatLeavesIsReachedWhenNoOtherIsReady() {
        Walk walk = gated("")
                .make(
                        "web, worker are sent",
                        "old pods of web are told to stop",
                        "Service web leads to old web, which leaves");

        assertThat(newWorker(walk).possible()).contains("new worker: web answers; its process starts");
    }

    /** A headless Service is its name in the DNS, and CoreDNS answers with Ready addresses. */
    @Test
    void aPodThatLeavesIsNotReachedByAHeadlessService() {
        Walk walk = gated(", clusterIP: None")
                .make(
                        "web, worker are sent",
                        "old pods of web are told to stop",
                        "Service web leads to old web, which leaves");

        assertThat(newWorker(walk).possible()).doesNotContain("new worker: web answers; its process starts");
    }

    @Test
    void aPodThatTakesNoMoreConnectionsIsNotReachedWhateverTheNodesStillBelieve() {
        Walk walk = gated("")
                .make(
                        "web, worker are sent",
                        "old pods of web are told to stop",
                        "Service web leads to old web, which leaves",
                        "old web takes no more connections");

        assertThat(newWorker(walk).possible()).doesNotContain("new worker: web answers; its process starts");
    }

    private static Walk gated(String more) {
        return Small.update(gatedObjects("1", more), gatedObjects("2", more));
    }

    private static List<Tree> gatedObjects(String tag, String more) {
        return objects(
                deployment("web", 1, RECREATE, server("web:" + tag)),
                service("web", 80, more),
                deployment("worker", 1, RECREATE, waiting("worker:" + tag, ASK_WEB)));
    }

    private static Walk newWorker(Walk walk) {
        return walk.make(
                "old pods of worker are told to stop",
                "old worker is gone",
                "a pod of worker is made",
                "new worker gets node-1",
                "new worker is there; it waits for web");
    }

    /** Persistent volumes, node affinity; WaitForFirstConsumer: the volume is made where the scheduler puts the first pod. */
    @Test
    void podsFollowAVolumeOfOneNodeToItsNode() {
        Walk walk = twoNodes("ReadWriteOnce").make("a, b are sent", "a pod of a is made", "a pod of b is made");

        assertThat(walk.possible()).contains("a gets node-1", "a gets node-2", "b gets node-1", "b gets node-2");
        assertThat(walk.make("a gets node-2").possible())
                .contains("b gets node-2")
                .doesNotContain("b gets node-1");
    }

    @Test
    void podsWithAVolumeOfAllNodesGoAnywhere() {
        Walk walk = twoNodes("ReadWriteMany").make("a, b are sent", "a pod of a is made", "a pod of b is made");

        assertThat(walk.make("a gets node-2").possible()).contains("b gets node-1", "b gets node-2");
    }

    private static Walk twoNodes(String mode) {
        String pod =
                "{containers: [{name: s, image: i}], volumes: [{name: v, persistentVolumeClaim: {claimName: files}}]}";
        List<Tree> objects =
                objects(claim("files", mode), deployment("a", 1, RECREATE, pod), deployment("b", 1, RECREATE, pod));
        return Walk.through(ModelReader.read(Scenario.applied(objects).onNodes(2)));
    }

    /** Documentation of init containers: they run again when the pod's sandbox is made again, and not when a container restarts. */
    @Test
    void afterTheEndOfAProcessItsInitContainersDoNotRunAgain() {
        Walk walk = running().make("fault: the process of worker dies");

        assertThat(walk.possible()).contains("worker is started again");
        assertThat(walk.make("worker is started again").possible()).contains("worker: it serves");
    }

    @Test
    void afterTheReturnOfALostNodeInitContainersRunAgain() {
        Walk walk = running().make("fault: node-1 is lost", "node-1 comes back");

        assertThat(walk.possible()).contains("worker is there; it waits for web");
    }

    /** Documentation of taints: pods are given up after the 300 s that every pod tolerates; they leave the books when the node is back. */
    @Test
    void podsOfALostNodeAreReplacedWhereTheyCanBe() {
        Walk walk = running()
                .make("fault: node-1 is lost", "the cluster takes note that node-1 does not answer")
                .make("the pods on node-1 are given up", "a pod of web is made");

        assertThat(walk.possible()).contains("node-1 comes back").doesNotContain("web #2 gets node-1");
        assertThat(walk.make("node-1 comes back").possible()).contains("web gets node-1");
    }

    private static Walk running() {
        List<Tree> objects = objects(
                deployment("web", 1, RECREATE, server("web:1")),
                service("web", 80, ""),
                deployment("worker", 1, RECREATE, waiting("worker:1", ASK_WEB)));
        return Walk.through(ModelReader.read(Scenario.applied(objects)), 1)
                .make("web, worker are sent", "a pod of web is made", "web gets node-1")
                .make("web is there; its process starts", "web: it serves", "web is Ready")
                .make("Service web leads to web", "a pod of worker is made", "worker gets node-1")
                .make("worker is there; it waits for web", "worker: web answers; its process starts")
                .make("worker: it serves", "worker is Ready");
    }

    /** Documentation of StatefulSets: the pods are updated one after the other, the last one first, each under its old name. */
    @Test
    void aStatefulSetReplacesItsLastPodFirst() {
        String set = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              replicas: 2
              template: {metadata: {labels: {app: db}}, spec: {containers: [{name: s, image: 'db:1'}]}}
            """;
        Walk walk = Small.update(objects(set), objects(set.replace("db:1", "db:2")))
                .make("db are sent", "old pods of db are told to stop");

        assertThat(walk.possible()).containsExactly("old db #2 is gone");
        assertThat(walk.make("old db #2 is gone", "a pod of db is made").possible())
                .containsExactly("new db #2 gets node-1");
    }
}
