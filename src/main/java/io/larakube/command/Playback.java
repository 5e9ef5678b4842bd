package io.larakube.command;

import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupLog;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import io.larakube.trace.Trace;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays the events of a rehearsal to a view, at a pace that can be watched. */
final class Playback {

    private static final long TICK_MILLIS = 250;

    private final double pace;
    private final long begun = System.nanoTime();
    private final Instant begin;
    private final List<Tree> log = new ArrayList<>();
    private StartupState state;

    /** @param pace how many times faster than the clock; 0 for at once */
    Playback(StartupState state, String image, double pace) {
        this.state = state;
        this.begin = state.now();
        this.pace = pace;
        log.add(StartupLog.begin(state).with("image", image).with("by", "a rehearsal"));
    }

    /** Shows every state up to the last event, and then some time more unless all is ready: what lasts may be a fault. */
    void run(List<StartupEvent> events, StartView view) throws InterruptedException {
        view.show(state);
        for (StartupEvent event : events) {
            passTime(event.at(), view);
            after(event, view);
        }
        for (int tick = 0; tick < 240 && state.verdict() instanceof Verdict.Going; tick++) {
            passTime(state.now().plusMillis(TICK_MILLIS), view);
            after(new StartupEvent.TimePassed(state.now().plusMillis(TICK_MILLIS)), view);
        }
        log.add(StartupLog.end(state));
    }

    /** The start as it was played. */
    Trace trace() {
        return Trace.of("rehearsal", log).orElseThrow();
    }

    private void passTime(Instant until, StartView view) throws InterruptedException {
        Instant tick = state.now().plusMillis(TICK_MILLIS);
        while (tick.isBefore(until)) {
            await(tick);
            after(new StartupEvent.TimePassed(tick), view);
            tick = tick.plusMillis(TICK_MILLIS);
        }
        await(until);
    }

    private void await(Instant virtual) throws InterruptedException {
        if (pace > 0) {
            long due = (long) (Duration.between(begin, virtual).toNanos() / pace);
            long left = due - (System.nanoTime() - begun);
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }

    private void after(StartupEvent event, StartView view) {
        StartupState next = state.after(event);
        log.addAll(StartupLog.changes(state, next));
        state = next;
        view.show(state);
    }
}
