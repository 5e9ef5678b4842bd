package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.Applier;
import io.larakube.cluster.Applier.Outcome;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.BackingOff;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Inventory;
import io.larakube.cluster.Pruner;
import io.larakube.cluster.StartEvents;
import io.larakube.plan.Plan;
import io.larakube.plan.Release;
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
    /** Faults with one cause come one after the other: those that come within this time are told together. */
    private static final Duration LAST_LOOK = Duration.ofMillis(500);

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
        Inventory before = Inventory.take(api, namespace());
        Map<String, Applied> changes = new LinkedHashMap<>();
        Applier applier = applier(true);
        Stages stages = stages();
        for (List<Tree> stage :
                List.of(stages.namespaces(), stages.surroundings(), stages.leaders(), stages.workers())) {
            applier.apply(stage, before).forEach((shown, outcome) -> changes.put(shown, outcome.change()));
        }
        return new Preview(order.released().release(), changes, pruner().leftovers(objects(), before));
    }

    /** Makes the namespace, so that a lease can be taken in it. */
    public void prepare() {
        stages().namespaces().forEach(applier(false)::apply);
    }

    /**
     * Applies, prunes and follows the start.
     *
     * @param by who starts it
     * @param view is shown every state that the start goes through
     * @return the last state: all ready, stuck, or still going when the time was over
     */
    public StartupState run(String by, Duration patience, Consumer<StartupState> view) throws InterruptedException {
        Optional<LastStart> before = LastStart.read(api, namespace());
        if (before.filter(this::wasThisRelease).isPresent()) {
            Optional<StartupState> unchanged = restate(before);
            if (unchanged.isPresent()) {
                view.accept(unchanged.get());
                return unchanged.get();
            }
        }
        return start(by, before, patience, view);
    }

    private boolean wasThisRelease(LastStart last) {
        return last.wasReady()
                && last.release().equals(order.released().release().id());
    }

    /**
     * Applies what was started before. When that changes nothing and all is ready, there is no start to follow.
     *
     * @return the state when it is so
     */
    private Optional<StartupState> restate(Optional<LastStart> before) throws InterruptedException {
        StartupState state = begin(before);
        for (StartupEvent event : StartEvents.past(api, namespace())) {
            state = state.after(event);
        }
        state = state.after(new StartupEvent.Sending(Instant.now()));
        Sent sent = send();
        for (Tree workload : sent.workloads()) {
            state = state.after(
                    StartupEvent.observed(Instant.now(), workload).orElse(new StartupEvent.TimePassed(Instant.now())));
        }
        state = state.after(new StartupEvent.Applied(Instant.now(), sent.generations()));
        boolean isAllReady = state.verdict() instanceof Verdict.AllReady;
        return sent.isUnchanged() && isAllReady ? Optional.of(state) : Optional.empty();
    }

    private StartupState start(String by, Optional<LastStart> before, Duration patience, Consumer<StartupState> view)
            throws InterruptedException {
        StartupState state = begin(before);
        LastStart record = LastStart.of(order, by, state.begun(), before);
        Instant giveUp = state.begun().plus(patience);
        try (StartEvents events = new StartEvents(cluster, namespace())) {
            view.accept(state);
            record(record);
            events.sending(LISTING_PATIENCE);
            Sent sent = send();
            BackingOff.of(api, namespace(), order.released().release()).startAgain();
            events.add(new StartupEvent.Applied(Instant.now(), sent.generations()));
            state = follow(state, events, giveUp, view);
        }
        record(end(record, state));
        return state;
    }

    private static StartupState follow(
            StartupState begun, StartEvents events, Instant giveUp, Consumer<StartupState> view)
            throws InterruptedException {
        StartupState state = begun;
        Instant end = giveUp;
        while (!(state.verdict() instanceof Verdict.AllReady) && Instant.now().isBefore(end)) {
            state = state.after(events.next(TICK));
            view.accept(state);
            end = state.verdict() instanceof Verdict.Stuck
                    ? earlier(end, Instant.now().plus(LAST_LOOK))
                    : giveUp;
        }
        return state;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private StartupState begin(Optional<LastStart> before) {
        return StartupState.begin(
                order.plan(),
                order.released().release(),
                Instant.now(),
                expectedMigrations(before),
                Optional.of(cluster.context().name()));
    }

    /** Applies and prunes, and does not look what becomes of it. */
    public void applyOnly(String by) throws InterruptedException {
        record(LastStart.of(order, by, Instant.now(), LastStart.read(api, namespace())));
        send();
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
        applier(false).apply(start.object(namespace()));
    }

    private Sent send() throws InterruptedException {
        Stages stages = stages();
        Applier applier = applier(false);
        Inventory before = Inventory.take(api, namespace());
        List<Outcome> outcomes =
                new ArrayList<>(applier.apply(stages.surroundings(), before).values());
        List<Outcome> workloads =
                new ArrayList<>(applier.apply(stages.leaders(), before).values());
        new GateClosing(api, namespace(), order.released().release()).await(GATE_PATIENCE);
        workloads.addAll(applier.apply(stages.workers(), before).values());
        outcomes.addAll(workloads);
        List<Pruner.Leftover> leftovers = pruner().leftovers(objects(), before);
        pruner().remove(leftovers);
        boolean isUnchanged =
                leftovers.isEmpty() && outcomes.stream().allMatch(outcome -> outcome.change() == Applied.UNCHANGED);
        return new Sent(workloads.stream().map(Outcome::object).toList(), isUnchanged);
    }

    /**
     * What was sent.
     *
     * @param workloads as the cluster has them now, their status included
     * @param isUnchanged whether everything was there already, and nothing beside it
     */
    private record Sent(List<Tree> workloads, boolean isUnchanged) {

        Map<String, Long> generations() {
            Map<String, Long> generations = new TreeMap<>();
            for (Tree workload : workloads) {
                generations.put(
                        workload.textAt("metadata", "name").orElse(""),
                        workload.numberAt("metadata", "generation").orElse(0L));
            }
            return generations;
        }
    }

    /** Those that the application has and that are not known to have run. */
    private List<String> expectedMigrations(Optional<LastStart> before) {
        List<String> expected = new ArrayList<>(order.migrations());
        before.ifPresent(start -> expected.removeAll(start.migrations()));
        return expected;
    }

    private String namespace() {
        return order.plan().namespace();
    }

    private Applier applier(boolean dryRun) {
        return new Applier(api, namespace(), new ApplyOptions(dryRun, order.force()));
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
    public record Preview(Release release, Map<String, Applied> changes, List<Pruner.Leftover> leftovers) {}
}
