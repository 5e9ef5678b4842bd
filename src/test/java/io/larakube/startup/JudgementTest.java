package io.larakube.startup;

import static io.larakube.startup.Pods.container;
import static io.larakube.startup.Pods.ended;
import static io.larakube.startup.Pods.horizon;
import static io.larakube.startup.Pods.leaving;
import static io.larakube.startup.Pods.named;
import static io.larakube.startup.Pods.ofRelease;
import static io.larakube.startup.Pods.ofRevision;
import static io.larakube.startup.Pods.passed;
import static io.larakube.startup.Pods.pod;
import static io.larakube.startup.Pods.ready;
import static io.larakube.startup.Pods.running;
import static io.larakube.startup.Pods.unschedulable;
import static io.larakube.startup.Pods.waiting;
import static io.larakube.startup.Pods.web;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose faults count, what is only a consequence, and when a start is over. */
class JudgementTest {

    private static final ContainerView CRASHING = container(
            "php",
            3,
            waiting("CrashLoopBackOff", "back-off 40s restarting failed container"),
            Optional.of(ended(1, "Error", "no")));

    @Test
    void everythingMustBeReadyForTheStartToBeOver() {
        Watched start = Watched.applied(Shop.withoutWorkers()).see(ready("postgres"), ready("redis"));
        assertThat(start.state().verdict()).isEqualTo(new Verdict.Going());
        start.seconds(4).see(ready("php-web"));
        assertThat(start.state().verdict()).isEqualTo(new Verdict.AllReady(Duration.ofSeconds(4)));
    }

    @Test
    void nothingIsReadyOrFailedBeforeItWasSent() {
        Watched start = Watched.before(Shop.withoutWorkers()).see(ready("postgres"), ready("redis"), ready("php-web"));
        assertThat(start.state().verdict()).isEqualTo(new Verdict.Going());
        start = Watched.before(Shop.withWorkers()).see(horizon(CRASHING)).seconds(60);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void aCrashLoopThatWasThereBeforeIsOneStill() {
        Watched start =
                Watched.before(Shop.withWorkers()).see(horizon(CRASHING)).sent(Map.of());
        assertThat(start.troubles()).containsExactly("horizon: its process ended with exit code 1");
    }

    @Test
    void restartsOfEarlierDaysAreNotOfThisStart() {
        ContainerView again = container("php", 7, running(), Optional.of(ended(255, "Unknown", "")));
        Watched start = Watched.before(Shop.withWorkers()).see(horizon(again)).sent(Map.of());
        start.seconds(60);
        assertThat(start.troubles()).isEmpty();
        start.see(horizon(container("php", 9, running(), Optional.of(ended(1, "Error", "no")))));
        assertThat(start.troubles()).containsExactly("horizon: its process ended 2 times, last with exit code 1");
    }

    @Test
    void noticesOfAnEarlierStartAreNoNewsUntilTheyAreRepeated() {
        String message = "Container php failed liveness probe, will be restarted";
        Watched start = Watched.before(Shop.withWorkers())
                .see(horizon(container("php", running())))
                .hear("Pod", "horizon-1", "Killing", message, 2)
                .sent(Map.of());
        start.hear("Pod", "horizon-1", "Killing", message, 2).seconds(60);
        assertThat(start.troubles()).isEmpty();
        start.hear("Pod", "horizon-1", "Killing", message, 3);
        assertThat(start.troubles()).containsExactly("horizon: php was killed: its liveness probe failed too often");
    }

    @Test
    void whatWasReadyBeforeAndStillIsRunsOn() {
        Watched start =
                Watched.before(Shop.withWorkers()).see(ready("postgres")).sent(Map.of());
        start.see(ready("redis"));
        assertThat(start.text("postgres")).isEqualTo("runs on");
        assertThat(start.text("redis")).isEqualTo("ready");
    }

    @Test
    void aFaultThatIsMendedIsForgotten() {
        Watched start = Watched.applied(Shop.withWorkers()).see(horizon(CRASHING));
        assertThat(start.state().verdict()).isInstanceOf(Verdict.Stuck.class);
        start.see(ready("horizon"));
        assertThat(start.state().verdict()).isEqualTo(new Verdict.Going());
    }

    @Test
    void patienceBeginsAnewWhenAFaultComesBack() {
        String message = "0/1 nodes are available: 1 Insufficient cpu.";
        Watched start = Watched.applied(Shop.withWorkers())
                .see(unschedulable("horizon", message))
                .seconds(2)
                .see(horizon(container("php", waiting("ContainerCreating", ""))))
                .see(unschedulable("horizon", message))
                .seconds(2);
        assertThat(start.troubles()).isEmpty();
    }

    @Test
    void podsOfTheFormerReleaseHaveNoFaultsOfThisStart() {
        Watched start = Watched.applied(Shop.withWorkers())
                .see(ofRelease(horizon(CRASHING), "r0"))
                .seconds(60);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("horizon")).isEqualTo("not yet created");
    }

    @Test
    void podsOfTheFormerReleaseAreNeverReadyForThisOne() {
        Watched start = Watched.applied(Shop.withoutWorkers())
                .see(ready("postgres"), ready("redis"), ofRelease(ready("php-web"), "r0"));
        assertThat(start.state().verdict()).isEqualTo(new Verdict.Going());
        assertThat(start.state().formerRelease()).contains("r0");
    }

    @Test
    void anEnginesPodOfTheFormerTemplateIsNotReadyForTheNewOne() {
        Watched start = Watched.before(Shop.withoutWorkers())
                .see(postgres(1, 1, "a"))
                .see(ofRevision(ready("postgres"), "a"))
                .sent(Map.of("postgres", 2L));
        assertThat(start.text("postgres")).isEqualTo("runs, not ready yet");
        start.see(postgres(2, 2, "b"));
        assertThat(start.text("postgres")).isEqualTo("not yet created");
        start.see(leaving(ofRevision(ready("postgres"), "a"), 30));
        assertThat(start.text("postgres")).isEqualTo("waits for the old pod to leave");
        start.see(ofRevision(ready("postgres"), "b"));
        assertThat(start.text("postgres")).isEqualTo("ready");
    }

    @Test
    void allPodsOfAWorkloadMustBeReady() {
        WorkloadView two = new WorkloadView("horizon", 2, 1, 2, 1, 1, Optional.empty(), Optional.empty());
        Watched start = Watched.applied(Shop.withWorkers()).see(two).see(ready("horizon"));
        assertThat(start.text("horizon")).isEqualTo("runs, not ready yet");
        start.see(named(horizon(container("php", waiting("PodInitializing", ""))), "horizon-2"));
        assertThat(start.text("horizon")).isEqualTo("starts");
        start.see(named(ready("horizon"), "horizon-2"));
        assertThat(start.text("horizon")).isEqualTo("ready");
    }

    @Test
    void aGateThatAFailingLeaderKeepsClosedIsOnlyItsConsequence() {
        ContainerView gave = container(
                "wait-for-web", ended(1, "Error", "FAIL php-web laravel-web:80: refused after 900 s: it migrates"));
        PodView worker = pod("horizon", List.of(passed("wait-for-services"), gave), container("php", waiting("", "")));
        Watched start = Watched.applied(Shop.withWorkers()).see(worker);
        assertThat(start.troubles()).containsExactly("horizon: wait-for-web gave up: php-web laravel-web:80: refused");
        start.see(web(CRASHING));
        assertThat(start.troubles()).containsExactly("php-web: its process ended 4 times, last with exit code 1");
        assertThat(StartupView.of(start.state()).waiting())
                .contains("horizon, scheduler and reverb wait; they start as soon as php-web is ready");
    }

    @Test
    void aGateThatAFailingDatabaseKeepsClosedIsOnlyItsConsequence() {
        ContainerView gave = container(
                "wait-for-services", ended(1, "Error", "FAIL database postgres:5432: refused after 300 s: it starts"));
        ContainerView server = container("postgres", 3, waiting("CrashLoopBackOff", ""), CRASHING.last());
        Watched start = Watched.applied(Shop.withoutWorkers())
                .see(pod("postgres", List.of(), server))
                .see(pod("php-web", List.of(gave), container("php", waiting("", ""))));
        assertThat(start.troubles()).containsExactly("postgres: its process ended 4 times, last with exit code 1");
    }

    @Test
    void aPodThatIsGoneIsNotHeardOfAgain() {
        PodView crashing = horizon(CRASHING);
        Watched start =
                Watched.applied(Shop.withWorkers()).see(crashing).gone(crashing).see(crashing);
        assertThat(start.troubles()).isEmpty();
        assertThat(start.text("horizon")).isEqualTo("not yet created");
    }

    private static WorkloadView postgres(long generation, long observed, String revision) {
        return new WorkloadView("postgres", 1, 1, 1, generation, observed, Optional.of(revision), Optional.empty());
    }
}
