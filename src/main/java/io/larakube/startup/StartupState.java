package io.larakube.startup;

import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.plan.Workload;
import io.larakube.startup.StartupEvent.Applied;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known about a start at one moment. It is a value: an event makes the next one. The same event twice makes no
 * difference, and neither does the order in which streams of different objects arrive, once all of it is there.
 *
 * @param now the latest instant that an event had
 * @param progress how far each workload of the plan is, by its name
 * @param standing since when each sign of trouble has been there without a break, by its key
 * @param findings what has lasted long enough to be the end
 */
public record StartupState(
        Situation situation,
        Facts facts,
        Instant now,
        Map<String, Progress> progress,
        Map<String, Instant> standing,
        List<Finding> findings) {

    /** A start of which nothing has been observed, wherever kubectl goes by itself. */
    public static StartupState begin(Plan plan, Release release, Instant at) {
        return begin(plan, release, at, List.of(), Optional.empty());
    }

    /**
     * A start of which nothing has been observed.
     *
     * @param expectedMigrations names of the migrations that have not run yet, in the order in which Laravel runs them; empty when
     *     nobody knows. They only name what runs now: a wrong list makes no wrong verdict.
     * @param context the kubeconfig's name for the cluster, which the commands for kubectl then name
     */
    public static StartupState begin(
            Plan plan, Release release, Instant at, List<String> expectedMigrations, Optional<String> context) {
        Map<String, Progress> progress = new TreeMap<>();
        plan.workloads().forEach(each -> progress.put(each.name(), new Progress(new Stage.NotYetCreated(), at)));
        Situation situation = new Situation(plan, release, at, List.copyOf(expectedMigrations), context);
        return new StartupState(situation, Facts.NONE, at, progress, Map.of(), List.of());
    }

    /** What is known when this has been observed too. */
    public StartupState after(StartupEvent event) {
        Scene scene = new Scene(situation, new Observer(situation, facts).after(event));
        Instant later = event.at().isAfter(now) ? event.at() : now;
        List<Sign> signs = Sign.of(scene);
        Map<String, Instant> stands = standing(signs, event instanceof Applied && !facts.isApplied(), later);
        List<Finding> found = scene.facts().isApplied() ? findings(scene, signs, stands, later) : List.of();
        Map<String, Progress> made = new TreeMap<>();
        for (Workload workload : plan().workloads()) {
            made.put(workload.name(), progress(workload).to(stage(scene, workload, found), later));
        }
        return new StartupState(situation, scene.facts(), later, made, stands, found);
    }

    /** Patience begins when all is sent. */
    private Map<String, Instant> standing(List<Sign> signs, boolean anew, Instant later) {
        Map<String, Instant> stands = new TreeMap<>();
        signs.forEach(sign -> stands.put(sign.key(), anew ? later : standing.getOrDefault(sign.key(), later)));
        return stands;
    }

    private static List<Finding> findings(Scene scene, List<Sign> signs, Map<String, Instant> stands, Instant now) {
        List<Sign> lasting = signs.stream()
                .filter(sign -> !stands.getOrDefault(sign.key(), now)
                        .plus(sign.patience())
                        .isAfter(now))
                .toList();
        return new Findings(scene, lasting, stands).all();
    }

    private static Stage stage(Scene scene, Workload workload, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.workloads().contains(workload.name()))
                .findFirst()
                .<Stage>map(finding -> new Stage.Failed(finding.cause()))
                .orElseGet(() -> new Stages(scene, workload).stage());
    }

    public Plan plan() {
        return situation.plan();
    }

    public Release release() {
        return situation.release();
    }

    /** The id of the release that the leader ran before, once one of its pods was seen. */
    public Optional<String> formerRelease() {
        return facts.former().map(Facts.Former::release);
    }

    public Instant begun() {
        return situation.begun();
    }

    public Duration elapsed() {
        return Duration.between(begun(), now);
    }

    /** How far a workload of the plan is. */
    public Progress progress(Workload workload) {
        return Objects.requireNonNull(progress.get(workload.name()), workload.name());
    }

    /** A cause that shows elsewhere than in the workload's own pods, told of it as if it showed there. */
    public Finding finding(Workload workload, Optional<String> pod, Cause cause) {
        Sign sign = new Sign(workload.name(), pod, cause, Duration.ZERO);
        return new Findings(new Scene(situation, facts), List.of(sign), Map.of(sign.key(), now)).one(sign);
    }

    List<PodView> currentPods(Workload workload) {
        return new Scene(situation, facts).current(workload);
    }

    /** Whether every workload is ready and is what it was before anything was sent. */
    public boolean isUntouched() {
        return plan().workloads().stream()
                .allMatch(workload -> progress(workload).stage() instanceof Stage.Ready ready && ready.untouched());
    }

    public Verdict verdict() {
        if (!findings.isEmpty()) {
            return new Verdict.Stuck(findings);
        }
        boolean ready = plan().workloads().stream()
                .allMatch(workload -> progress(workload).stage() instanceof Stage.Ready);
        return facts.isApplied() && ready ? new Verdict.AllReady(elapsed()) : new Verdict.Going();
    }
}
