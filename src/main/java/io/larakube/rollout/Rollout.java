package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.BackingOff;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Pruner;
import io.larakube.cluster.StartEvents;
import io.larakube.plan.Release;
import io.larakube.rollout.Dispatch.Sent;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a release on a cluster and follows its start to a verdict. */
public final class Rollout {

    private static final Duration TICK = Duration.ofMillis(250);

    /** Faults with one cause come one after the other: those that come within this time are told together. */
    private static final Duration LAST_LOOK = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Api api;
    private final Order order;
    private final Dispatch dispatch;

    public Rollout(Cluster cluster, Api api, Order order) {
        this.cluster = cluster;
        this.api = api;
        this.order = order;
        this.dispatch = new Dispatch(api, order);
    }

    /** What applying would change, checked by the server; nothing is changed. */
    public Preview preview() {
        return dispatch.preview();
    }

    /** Makes the namespace, so that a lease can be taken in it; refuses when the user lacks a right for what comes after. */
    public void prepare() {
        dispatch.requireRights();
        dispatch.namespace();
    }

    /**
     * Applies, prunes and follows the start.
     *
     * @param occasion who starts it, and why
     * @param view is shown every state that the start goes through
     * @return the last state: all ready, stuck, or still going when the time was over
     */
    public StartupState run(Occasion occasion, Duration patience, Consumer<StartupState> view)
            throws InterruptedException {
        Optional<LastStart> before = LastStart.read(api, namespace());
        Optional<StartupState> unchanged = before.filter(this::wasThisRelease).flatMap(last -> restate(before));
        if (unchanged.isPresent()) {
            view.accept(unchanged.get());
            return unchanged.get();
        }
        return start(occasion, before, patience, view);
    }

    private boolean wasThisRelease(LastStart last) {
        return last.wasReady()
                && last.release().equals(order.released().release().id());
    }

    /** Applies what was started before. When that changes nothing and all is ready, there is no start to follow. */
    private Optional<StartupState> restate(Optional<LastStart> before) {
        List<StartupEvent> events = new ArrayList<>(StartEvents.past(api, namespace()));
        events.add(new StartupEvent.Sending(Instant.now()));
        Sent sent = dispatch.atOnce();
        events.addAll(sent.workloads());
        events.add(sent.applied());
        StartupState state = begin(before);
        for (StartupEvent event : events) {
            state = state.after(event);
        }
        boolean isAllReady = state.verdict() instanceof Verdict.AllReady;
        return sent.isUnchanged() && isAllReady ? Optional.of(state) : Optional.empty();
    }

    private StartupState start(
            Occasion occasion, Optional<LastStart> before, Duration patience, Consumer<StartupState> view)
            throws InterruptedException {
        dispatch.check();
        StartupState state = begin(before);
        LastStart record = LastStart.of(order, occasion.by(), state.begun(), before);
        Instant giveUp = state.begun().plus(patience);
        Optional<Releases.Kept> kept = keep(occasion, state.begun());
        try (StartEvents events = StartEvents.from(cluster, api, namespace())) {
            view.accept(state);
            record(record);
            Sent sent = dispatch.inOrder();
            BackingOff.of(api, namespace(), order.released().release()).startAgain();
            events.add(sent.applied());
            state = follow(state, events, giveUp, view);
        }
        LastStart end = end(record, state);
        record(end);
        kept.ifPresent(release -> release.ended(end));
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
    public void applyOnly(Occasion occasion) throws InterruptedException {
        dispatch.check();
        Instant now = Instant.now();
        record(LastStart.of(order, occasion.by(), now, LastStart.read(api, namespace())));
        keep(occasion, now);
        dispatch.inOrder();
    }

    private LastStart end(LastStart record, StartupState state) {
        return switch (state.verdict()) {
            case Verdict.AllReady ready -> record.ready(state.now(), order.migrations());
            case Verdict.Stuck stuck ->
                record.ended(state.now(), stuck.findings().getFirst().cause().kind());
            case Verdict.Going going -> record.ended(state.now(), "not ready in time");
        };
    }

    /** What runs on this machine is of no account a day later, so that only other environments have a history. */
    private Optional<Releases.Kept> keep(Occasion occasion, Instant at) {
        return order.isOfLocal()
                ? Optional.empty()
                : Optional.of(new Releases(api, namespace()).begin(order, occasion, at));
    }

    private void record(LastStart start) {
        dispatch.send(start.object(namespace()));
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

    /**
     * What a rollout would do.
     *
     * @param changes by the shown name of each object, in the order in which they would be applied
     * @param leftovers what would be removed
     */
    public record Preview(Release release, Map<String, Applied> changes, List<Pruner.Leftover> leftovers) {}
}
