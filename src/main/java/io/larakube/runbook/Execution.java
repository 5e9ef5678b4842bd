package io.larakube.runbook;

import io.larakube.failure.Failure;
import io.larakube.runbook.Observation.Holds;
import io.larakube.runbook.Observation.Open;
import io.larakube.runbook.Observation.Stuck;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a runbook: each step is looked at, brought about when it does not hold, and observed until it does. */
public final class Execution {

    private final Terminal terminal;
    private final Journal journal;
    private final Pace pace;
    private final Duration limit;

    /**
     * How runbooks are run.
     *
     * @param limit how long one step may take after it was begun
     */
    public Execution(Terminal terminal, Journal journal, Pace pace, Duration limit) {
        this.terminal = terminal;
        this.journal = journal;
        this.pace = pace;
        this.limit = limit;
    }

    /**
     * Makes every step that does not hold.
     *
     * @throws Failure.Unsuccessful at the first step that gets stuck or takes too long; the steps before it stay made
     */
    public void run(Runbook runbook) throws InterruptedException {
        for (Step step : runbook.steps()) {
            if (step.look() instanceof Holds holds) {
                journal.holds(step, holds.words(), true);
            } else {
                make(step);
            }
        }
    }

    private void make(Step step) throws InterruptedException {
        journal.begins(step);
        try (Activity activity = terminal.activity(step.title())) {
            step.act(activity::note);
            Holds holds = await(step, activity);
            journal.holds(step, holds.words(), false);
            activity.done(Text.of(step.title()));
        }
    }

    private Holds await(Step step, Activity activity) throws InterruptedException {
        Instant begun = pace.now();
        Optional<Instant> stuckSince = Optional.empty();
        while (true) {
            Observation found = step.look();
            activity.note(found.words());
            switch (found) {
                case Holds holds -> {
                    return holds;
                }
                case Open open -> stuckSince = Optional.empty();
                case Stuck stuck -> {
                    Instant since = stuckSince.orElseGet(pace::now);
                    stuckSince = Optional.of(since);
                    requirePatience(step, stuck, since);
                }
            }
            requireTime(step, found, begun);
            pace.pause();
        }
    }

    private void requirePatience(Step step, Stuck stuck, Instant since) {
        if (!Duration.between(since, pace.now()).minus(stuck.patience()).isNegative()) {
            throw failure(step, stuck.words(), stuck.evidence(), stuck.next());
        }
    }

    private void requireTime(Step step, Observation found, Instant begun) {
        if (Duration.between(begun, pace.now()).compareTo(limit) > 0) {
            String late = "not after " + limit.toSeconds() + " s: " + found.words();
            throw failure(step, late, List.of(), List.of("give it more time: --timeout 30m"));
        }
    }

    private static Failure failure(Step step, String words, List<String> evidence, List<String> next) {
        List<String> advice = new ArrayList<>(evidence);
        advice.addAll(next);
        advice.add("what was done stays; the same command goes on at this step");
        return new Failure.Unsuccessful("step " + step.name() + ": " + words, advice.toArray(String[]::new));
    }
}
