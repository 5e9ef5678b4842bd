package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.startup.ContainerView.State.Running;
import io.larakube.startup.ContainerView.State.Terminated;
import io.larakube.startup.ContainerView.State.Waiting;
import io.larakube.startup.PodView.Reason;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Objects of the API as they are read. */
class PodViewTest {

    private static Tree json(String text) {
        return Json.parse(text).orElseThrow();
    }

    @Test
    void aPodIsReadWithAllThatAStartNeeds() {
        PodView pod = PodView.of(json("""
            {"kind": "Pod",
             "metadata": {"name": "php-web-1", "uid": "u1", "deletionTimestamp": "2026-11-21T06:38:05Z",
              "deletionGracePeriodSeconds": 60,
              "labels": {"app.kubernetes.io/name": "php-web", "larakube.io/release": "r1"}},
             "spec": {"nodeName": "node-1",
              "initContainers": [{"name": "wait-for-services", "image": "busybox:1.37"}],
              "containers": [{"name": "php", "image": "shop:v1", "resources": {"limits": {"memory": "1Gi"}}}],
              "volumes": [{"name": "s", "persistentVolumeClaim": {"claimName": "laravel-storage"}}, {"name": "g"}]},
             "status": {"phase": "Running", "reason": "Evicted", "message": "low",
              "conditions": [{"type": "Ready", "status": "True"}, {"type": "PodScheduled", "status": "True"}],
              "initContainerStatuses": [{"name": "wait-for-services", "ready": true, "restartCount": 0,
               "state": {"terminated": {"exitCode": 0, "reason": "Completed",
                "startedAt": "2026-11-21T06:36:26Z", "finishedAt": "2026-11-21T06:36:30Z"}}}],
              "containerStatuses": [{"name": "php", "ready": true, "restartCount": 1,
               "state": {"running": {"startedAt": "2026-11-21T06:36:31Z"}},
               "lastState": {"terminated": {"exitCode": 1, "reason": "Error", "message": "no"}}}]}}\
            """));
        assertThat(pod)
                .isEqualTo(new PodView(
                        "php-web-1",
                        "u1",
                        "php-web",
                        Optional.of("r1"),
                        Optional.empty(),
                        "Running",
                        Optional.of(new Reason("Evicted", "low")),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of("node-1"),
                        Optional.empty(),
                        true,
                        List.of(new ContainerView(
                                "wait-for-services",
                                "busybox:1.37",
                                Optional.empty(),
                                0,
                                true,
                                new Terminated(
                                        0,
                                        "Completed",
                                        "",
                                        Optional.of(Instant.parse("2026-11-21T06:36:26Z")),
                                        Optional.of(Instant.parse("2026-11-21T06:36:30Z"))),
                                Optional.empty())),
                        List.of(new ContainerView(
                                "php",
                                "shop:v1",
                                Optional.of("1Gi"),
                                1,
                                true,
                                new Running(Optional.of(Instant.parse("2026-11-21T06:36:31Z"))),
                                Optional.of(new Terminated(1, "Error", "no", Optional.empty(), Optional.empty())))),
                        List.of("laravel-storage")));
    }

    @Test
    void aPodThatNobodyHasLookedAtYetWaits() {
        PodView pod = PodView.of(json("""
            {"kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "php", "image": "x"}]}}\
            """));
        assertThat(pod.phase()).isEqualTo("Pending");
        assertThat(pod.containers().getFirst().state()).isEqualTo(new Waiting("", ""));
        assertThat(pod.ready()).isFalse();
    }

    @Test
    void aDeploymentThatMayNotMakePodsSaysWhy() {
        WorkloadView view = WorkloadView.of(json("""
            {"kind": "Deployment", "metadata": {"name": "horizon", "generation": 4}, "spec": {"replicas": 2},
             "status": {"observedGeneration": 3, "readyReplicas": 1, "updatedReplicas": 2, "conditions": [
              {"type": "ReplicaFailure", "status": "True", "reason": "FailedCreate", "message": "exceeded quota"}]}}\
            """));
        assertThat(view)
                .isEqualTo(new WorkloadView("horizon", 2, 1, 2, 4, 3, Optional.empty(), Optional.of("exceeded quota")));
    }

    @Test
    void aSeriesOfEventsCountsAsItsSeries() {
        assertThat(Notice.of(json("""
            {"kind": "Event", "reason": "FailedMount", "message": "no", "count": 1, "series": {"count": 5},
             "involvedObject": {"kind": "Pod", "name": "a"}}\
            """))).isEqualTo(new Notice("Pod", "a", "FailedMount", "no", 5));
    }

    @Test
    void anEmptyClassIsNoClass() {
        assertThat(ClaimView.of(json("""
            {"kind": "PersistentVolumeClaim", "metadata": {"name": "a"}, "spec": {"storageClassName": ""}}\
            """))).isEqualTo(new ClaimView("a", "Pending", Optional.empty()));
    }

    @Test
    void kindsThatSayNothingAboutAStartAreNoEvents() {
        Instant at = Instant.EPOCH;
        assertThat(StartupEvent.observed(at, json("{\"kind\": \"Service\"}"))).isEmpty();
        assertThat(StartupEvent.deleted(at, json("{\"kind\": \"Event\"}"))).isEmpty();
        assertThat(StartupEvent.deleted(
                        at, json("{\"kind\": \"Pod\", \"metadata\": {\"name\": \"a\", \"uid\": \"u\"}}")))
                .contains(new StartupEvent.PodGone(at, "a", "u"));
    }
}
