package io.larakube.startup;

import static io.larakube.startup.Pods.container;
import static io.larakube.startup.Pods.ended;
import static io.larakube.startup.Pods.horizon;
import static io.larakube.startup.Pods.leaving;
import static io.larakube.startup.Pods.named;
import static io.larakube.startup.Pods.ofRelease;
import static io.larakube.startup.Pods.over;
import static io.larakube.startup.Pods.passed;
import static io.larakube.startup.Pods.pod;
import static io.larakube.startup.Pods.ready;
import static io.larakube.startup.Pods.running;
import static io.larakube.startup.Pods.unschedulable;
import static io.larakube.startup.Pods.waiting;
import static io.larakube.startup.Pods.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is the end at once, what must last, and what is never a fault. */
class PatienceTest {

    private static final String NO_MEMORY =
            "0/2 nodes are available: 2 Insufficient memory. preemption: 0/2 nodes are available: 2 No preemption"
                    + " victims found.";

    private final Watched start = Watched.applied(Shop.withWorkers());

    @Test
    void aRegistryThatSaysNoIsTheEndAtOnce() {
        start.see(web(waiting("ErrImagePull", "failed to resolve reference \"x\": shop:v1: not found")));
        assertThat(start.troubles())
                .containsExactly("php-web: image shop:v1 cannot be pulled: the registry does not have it");
    }

    @Test
    void aRegistryThatDoesNotAnswerHasFifteenSeconds() {
        start.see(web(waiting("ErrImagePull", "failed to do request: dial tcp: i/o timeout")))
                .seconds(14);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("php-web")).isEqualTo("pulls shop:v1; once more, as the last try failed");
        start.see(web(waiting("ImagePullBackOff", "Back-off pulling image \"shop:v1\"")))
                .seconds(1);
        assertThat(start.troubles())
                .containsExactly("php-web: image shop:v1 cannot be pulled: the registry does not answer");
    }

    @Test
    void whileItBacksOffTheReasonIsTheOneThatWasNoticedBefore() {
        start.hear("Pod", "php-web-1", "Failed", "Failed to pull image \"shop:v1\": 401 Unauthorized")
                .see(web(waiting("ImagePullBackOff", "Back-off pulling image \"shop:v1\"")));
        assertThat(start.troubles())
                .containsExactly(
                        "php-web: image shop:v1 cannot be pulled: the registry lets nobody in without the right"
                                + " login, or has no such repository");
    }

    @Test
    void aPullMayTakeMinutes() {
        start.hear("Pod", "php-web-1", "Pulling", "Pulling image \"shop:v1\"")
                .see(web(waiting("PodInitializing", "")))
                .seconds(600);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("php-web")).isEqualTo("pulls shop:v1");
    }

    @Test
    void aPodThatNoNodeCanTakeHasThreeSeconds() {
        start.see(unschedulable("horizon", NO_MEMORY)).seconds(2.9);
        assertThat(start.troubles()).isEmpty();
        start.seconds(0.1);
        assertThat(start.troubles())
                .containsExactly("horizon: no node can take it: not enough memory is left (2 nodes)");
    }

    @Test
    void aPodThatNoNodeCanTakeIsNoFaultWhileAnythingLeaves() {
        PodView old = leaving(ofRelease(ready("php-web"), "r0"), 60);
        start.see(named(old, "php-web-old"))
                .see(unschedulable("horizon", NO_MEMORY))
                .seconds(60);
        assertThat(start.troubles()).isEmpty();
        start.gone(named(old, "php-web-old")).seconds(2.9);
        assertThat(start.troubles()).isEmpty();
        start.seconds(0.1);
        assertThat(start.troubles()).hasSize(1);
    }

    @Test
    void aPodThatNoNodeCanTakeIsNoFaultWhileTheClusterGrows() {
        start.see(unschedulable("horizon", NO_MEMORY))
                .hear("Pod", "horizon-1", "TriggeredScaleUp", "pod triggered scale-up: [{pool 1->2 (max: 3)}]")
                .seconds(300);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aNodeThatIsNotReadyYetHasAMinute() {
        start.see(unschedulable(
                        "php-web",
                        "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }."))
                .seconds(59);
        assertThat(start.troubles()).isEmpty();
        start.seconds(1);
        assertThat(start.troubles())
                .containsExactly(
                        "php-web: no node can take it: node(s) had untolerated taint {node.kubernetes.io/not-ready: }"
                                + " (1 node)");
    }

    @Test
    void aVolumeMayTakeLongToBeMade() {
        start.see(new ClaimView("laravel-storage", "Pending", Optional.of("cloud")))
                .hear("PersistentVolumeClaim", "laravel-storage", "WaitForFirstConsumer", "waiting for first consumer")
                .see(unschedulable(
                        "php-web", "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims."))
                .seconds(300);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aProvisionerThatFailsMayTryAgainFor45Seconds() {
        start.see(new ClaimView("laravel-storage", "Pending", Optional.of("cloud")))
                .see(unschedulable("php-web", "unbound immediate PersistentVolumeClaims"))
                .hear(
                        "PersistentVolumeClaim",
                        "laravel-storage",
                        "ProvisioningFailed",
                        "rpc error: volume quota exceeded")
                .seconds(44);
        assertThat(start.troubles()).isEmpty();
        start.seconds(1);
        assertThat(start.troubles())
                .containsExactly("php-web, horizon, scheduler and reverb: there is no volume for it: the storage class"
                        + " cannot make one");
    }

    @Test
    void aVolumeThatIsStillAttachedElsewhereIsNormalWhileTheOldPodLeaves() {
        PodView old = named(leaving(ofRelease(ready("php-web"), "r0"), 60), "php-web-old");
        PodView waiting = pod("php-web", List.of(), container("php", Pods.CREATING));
        start.see(old, waiting)
                .hear("Pod", waiting.name(), "FailedAttachVolume", "Multi-Attach error for volume \"pvc-1\"")
                .seconds(80);
        assertThat(start.troubles()).isEmpty();
        start.gone(old).seconds(44);
        assertThat(start.troubles()).isEmpty();
        start.seconds(1);
        assertThat(start.troubles()).containsExactly("php-web: its volume is still attached to another node");
    }

    @Test
    void anOldPodMayUseItsGracePeriodAndHalfAMinuteMore() {
        PodView old = named(leaving(ofRelease(ready("php-web"), "r0"), 60), "php-web-old");
        start.see(old).seconds(89);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("php-web")).isEqualTo("waits for the old pod to leave");
        start.seconds(1);
        assertThat(start.troubles())
                .containsExactly("php-web: the old pod php-web-old was told to stop and does not leave; the new one"
                        + " starts after it");
    }

    @Test
    void aPodThatLeavesInItsLastMomentHasStillHadItsWholeGracePeriod() {
        PodView last = PodView.of(Json.parse("""
            {"kind": "Pod", "metadata": {"name": "old", "uid": "u", "deletionTimestamp": "2026-01-01T00:01:00Z",
              "deletionGracePeriodSeconds": 0, "labels": {"app.kubernetes.io/name": "php-web"}},
             "spec": {"terminationGracePeriodSeconds": 60, "containers": []}}\
            """).orElseThrow());
        start.see(leaving(last, 60)).seconds(60).see(last);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aWorkerMayEndOnceAndNotTwice() {
        start.see(horizon(container("php", ended(1, "Error", "no")))).seconds(9);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("horizon")).isEqualTo("ended with exit code 1, is started again");
        start.see(horizon(container("php", 1, ended(1, "Error", "no"), Optional.of(ended(1, "Error", "no")))));
        assertThat(start.troubles()).containsExactly("horizon: its process ended 2 times, last with exit code 1");
    }

    @Test
    void aLeaderThatEndsOnceForAReasonThatNobodyKnowsHasAnotherTry() {
        start.see(web(ended(137, "Error", ""))).seconds(9);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aLeaderThatEndsForAKnownReasonHasNoOtherTry() {
        start.see(web(ended(1, "Error", "The /var/www/html/bootstrap/cache directory must be present and writable.")));
        assertThat(start.troubles()).containsExactly("php-web: cannot write to bootstrap/cache");
    }

    @Test
    void anEndWithoutAnyWordHasASecondForItsLogToArrive() {
        PodView crashing =
                web(container("php", 0, waiting("CrashLoopBackOff", ""), Optional.of(ended(1, "Error", ""))));
        start.see(crashing).seconds(0.9);
        assertThat(start.troubles()).isEmpty();
        start.log(crashing, "php", 0, "No application encryption key has been specified.");
        assertThat(start.troubles()).containsExactly("php-web: has no APP_KEY");
    }

    @Test
    void oneThrownOutPodIsReplacedTwoAreAFault() {
        PodView first = over(horizon(container("php", running())), "Evicted", "The node was low on resource: memory.");
        start.see(first, named(horizon(container("php", running())), "horizon-2"))
                .seconds(60);
        assertThat(start.troubles()).isEmpty();
        start.see(over(named(first, "horizon-2"), "Evicted", "The node was low on resource: memory."))
                .seconds(3);
        assertThat(start.troubles())
                .containsExactly("horizon: its pods are thrown off their node, which runs out of something");
    }

    @Test
    void aNodeThatIsLostIsNamed() {
        start.see(horizon(container("php", running())))
                .hear("Pod", "horizon-1", "NodeNotReady", "Node is not ready")
                .seconds(3);
        assertThat(start.troubles()).containsExactly("horizon: its node node-1 does not answer");
    }

    @Test
    void aServerMayAnswerErrorsForAMomentWhileItStarts() {
        start.see(web(running()))
                .hear("Pod", "php-web-1", "Unhealthy", "Startup probe failed: HTTP probe failed with statuscode: 502")
                .seconds(14);
        assertThat(start.troubles()).isEmpty();
        start.seconds(1);
        assertThat(start.troubles())
                .containsExactly("php-web: php runs, but answers its startup probe with HTTP status 502");
    }

    @Test
    void aServerThatDoesNotListenYetIsNoFaultHoweverLongItMigrates() {
        start.see(web(running()))
                .hear(
                        "Pod",
                        "php-web-1",
                        "Unhealthy",
                        "Startup probe failed: dial tcp: connect: connection refused",
                        600)
                .log(web(running()), "php", 0, "   INFO  Running migrations.")
                .seconds(600);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("php-web")).isEqualTo("migrates");
    }

    @Test
    void aGateThatGaveUpIsAFaultUntilItOpens() {
        ContainerView gave = container(
                "wait-for-services", ended(1, "Error", "FAIL database postgres:5432: refused after 300 s: it starts"));
        start.see(pod("php-web", List.of(gave), container("php", waiting("PodInitializing", ""))));
        assertThat(start.troubles())
                .containsExactly("php-web: wait-for-services gave up: database postgres:5432: refused");
        start.see(pod("php-web", List.of(passed("wait-for-services")), container("php", running())));
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aVolumeThatCannotBeWrittenIsToldInTheGatesOwnWords() {
        ContainerView failed = container(
                "wait-for-services",
                ended(1, "Error", "FAIL storage: user 33 cannot write to the volume: Read-only file system"));
        start.see(pod("php-web", List.of(failed), container("php", waiting("PodInitializing", ""))));
        assertThat(start.troubles())
                .containsExactly("php-web: wait-for-services gave up: storage: user 33 cannot write to the volume:"
                        + " Read-only file system");
    }
}
