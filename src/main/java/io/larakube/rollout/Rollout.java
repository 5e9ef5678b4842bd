package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.Applier;
import io.larakube.cluster.Applier.Outcome;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Pruner;
import io.larakube.cluster.StartEvents;
import io.larakube.plan.Plan;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts a release on a cluster and follows its start to a verdict. */
public final class Rollout {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration LISTING_PATIENCE = Duration.ofSeconds(10);
    private static final Duration GATE_PATIENCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Api api;
    private final Order order;

    public Rollout(Cluster cluster, Api api, Order order) {
        this.cluster = cluster;
        this.api = api;
        this.order = order;
    }

    /** What applying would change, checked by the server; nothing is changed. */
    public Preview preview() {
        Map<String, Applied> changes = new LinkedHashMap<>();
        Applier applier = applier(true);
        Stages stages = stages();
        for (List<Tree> stage :
                List.of(stages.namespaces(), stages.surroundings(), stages.leaders(), stages.workers())) {
            applier.apply(stage).forEach((shown, outcome) -> changes.put(shown, outcome.change()));
        }
        return new Preview(order.released().release(), changes, pruner().leftovers(objects()));
    }

    /** Makes the namespace, so that a lease can be taken in it. */
    public void prepare() {
        applier(false).apply(stages().namespaces());
    }

    /**
     * Applies, prunes and follows the start.
     *
     * @param by who starts it
     * @param view is shown every state that the start goes through
     * @return the last state: all ready, stuck, or still going when the time was over
     */
    public StartupState run(String by, Duration patience, Consumer<StartupState> view) throws InterruptedException {
        Instant begun = Instant.now();
        Optional<LastStart> before = LastStart.read(api, order.plan().namespace());
        LastStart record = LastStart.of(order, by, begun, before);
        StartupState state =
                StartupState.begin(order.plan(), order.released().release(), begun, expectedMigrations(before));
        try (StartEvents events = new StartEvents(cluster, order.plan().namespace())) {
            view.accept(state);
            record(record);
            events.sending(LISTING_PATIENCE);
            events.add(new StartupEvent.Applied(Instant.now(), apply()));
            while (state.verdict() instanceof Verdict.Going && Instant.now().isBefore(begun.plus(patience))) {
                state = state.after(events.next(TICK));
                view.accept(state);
            }
        }
        record(end(record, state));
        return state;
    }

    /** Applies and prunes, and does not look what becomes of it. */
    public void applyOnly(String by) throws InterruptedException {
        record(LastStart.of(
                order, by, Instant.now(), LastStart.read(api, order.plan().namespace())));
        apply();
    }

    private LastStart end(LastStart record, StartupState state) {
        return switch (state.verdict()) {
            case Verdict.AllReady ready -> record.ready(state.now(), order.migrations());
            case Verdict.Stuck stuck ->
                record.ended(state.now(), stuck.findings().getFirst().cause().kind());
            case Verdict.Going going -> record.ended(state.now(), "not ready in time");
        };
    }

    private void record(LastStart start) {
        applier(false).apply(List.of(start.object(order.plan().namespace())));
    }

    private Map<String, Long> apply() throws InterruptedException {
        Stages stages = stages();
        Applier applier = applier(false);
        applier.apply(stages.surroundings());
        Map<String, Outcome> workloads = new LinkedHashMap<>(applier.apply(stages.leaders()));
        new GateClosing(api, order.plan().namespace(), order.released().release()).await(GATE_PATIENCE);
        workloads.putAll(applier.apply(stages.workers()));
        pruner().remove(pruner().leftovers(objects()));
        Map<String, Long> generations = new TreeMap<>();
        for (Outcome outcome : workloads.values()) {
            Tree object = outcome.object();
            generations.put(
                    object.textAt("metadata", "name").orElse(""),
                    object.numberAt("metadata", "generation").orElse(0L));
        }
        return generations;
    }

    /** Those that the application has and that are not known to have run. */
    private List<String> expectedMigrations(Optional<LastStart> before) {
        List<String> expected = new ArrayList<>(order.migrations());
        before.ifPresent(start -> expected.removeAll(start.migrations()));
        return expected;
    }

    private Applier applier(boolean dryRun) {
        return new Applier(api, order.plan().namespace(), new ApplyOptions(dryRun, order.force()));
    }

    private Pruner pruner() {
        Plan plan = order.plan();
        return new Pruner(api, plan.namespace(), plan.project(), plan.environment());
    }

    private Stages stages() {
        return Stages.of(objects());
    }

    private List<Tree> objects() {
        List<Tree> objects = new ArrayList<>(order.configuration().objects(order.plan()));
        objects.addAll(order.released().objects());
        return objects;
    }

    /**
     * What a rollout would do.
     *
     * @param changes by the shown name of each object, in the order in which they would be applied
     * @param leftovers what would be removed
     */
    public record Preview(
            io.larakube.plan.Release release, Map<String, Applied> changes, List<Pruner.Leftover> leftovers) {}
}
