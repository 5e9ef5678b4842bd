package io.larakube.startup;

import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.ClaimObserved;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.NoticeObserved;
import io.larakube.startup.StartupEvent.PodGone;
import io.larakube.startup.StartupEvent.PodObserved;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.TimePassed;
import io.larakube.startup.StartupEvent.WorkloadObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A start that a test tells, second by second. */
final class Watched {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private StartupState state;
    private Instant now = BEGUN;

    private Watched(Plan plan) {
        this.state = StartupState.begin(plan, new Release(Pods.RELEASE), BEGUN);
    }

    /** Nothing was sent yet. */
    static Watched before(Plan plan) {
        return new Watched(plan);
    }

    /** Nothing was there, and everything is sent. */
    static Watched applied(Plan plan) {
        return new Watched(plan).sent(Map.of());
    }

    Watched sent(Map<String, Long> generations) {
        return see(new Sending(now)).see(new Applied(now, generations));
    }

    Watched sending() {
        return see(new Sending(now));
    }

    Watched see(PodView... pods) {
        for (PodView pod : pods) {
            see(new PodObserved(now, pod));
        }
        return this;
    }

    Watched see(WorkloadView workload) {
        return see(new WorkloadObserved(now, workload));
    }

    Watched see(ClaimView claim) {
        return see(new ClaimObserved(now, claim));
    }

    Watched gone(PodView pod) {
        return see(new PodGone(now, pod.name(), pod.uid()));
    }

    Watched hear(String kind, String name, String reason, String message) {
        return hear(kind, name, reason, message, 1);
    }

    Watched hear(String kind, String name, String reason, String message, int count) {
        return see(new NoticeObserved(now, new Notice(kind, name, reason, message, count)));
    }

    Watched log(PodView pod, String container, int run, String... lines) {
        for (String line : lines) {
            see(new LogLine(now, pod.name(), container, run, line));
        }
        return this;
    }

    Watched seconds(double seconds) {
        now = now.plusMillis((long) (seconds * 1000));
        return see(new TimePassed(now));
    }

    StartupState state() {
        return state;
    }

    /** Who is in trouble, and with what; empty when nobody is. */
    List<String> troubles() {
        return StartupView.of(state).troubles().stream()
                .map(trouble -> trouble.name() + ": " + trouble.what())
                .toList();
    }

    String text(String workload) {
        return state.progress(state.plan().workload(workload).orElseThrow())
                .stage()
                .text();
    }

    private Watched see(StartupEvent event) {
        state = state.after(event);
        return this;
    }
}
