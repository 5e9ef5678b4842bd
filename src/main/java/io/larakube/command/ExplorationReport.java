package io.larakube.command;

import io.larakube.rehearsal.Explored;
import io.larakube.rehearsal.Fault;
import io.larakube.rehearsal.Invariant;
import io.larakube.rehearsal.Rehearsal;
import io.larakube.rehearsal.Seed;
import io.larakube.rehearsal.Violation;
import io.larakube.startup.Seconds;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an exploration came to: what holds, and for what does not hold a shortest way to it. */
record ExplorationReport(
        String title, Rehearsal rehearsal, Explored explored, int faults, List<Fault> kinds, Duration took)
        implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(title).plus("  " + searched()));
        for (Invariant invariant : Invariant.values()) {
            Optional<Violation> violation = explored.violation(invariant);
            if (violation.isPresent()) {
                lines.add(Text.bad(" ✖ ").plus(Text.bold(invariant.words())));
                number(rehearsal.timeline(violation.get(), faults)).forEach(lines::add);
                lines.add(Text.of("   → again: --replay " + Seed.of(violation.get(), faults)));
            } else {
                lines.add(holds(invariant).plus(invariant.words()));
            }
        }
        lines.add(Text.EMPTY);
        lines.add(Text.dim("taken for granted"));
        rehearsal.assumptions().forEach(assumed -> lines.add(Text.dim("  · " + assumed)));
        return lines;
    }

    /** Dead ends are known only when every way was gone. */
    private Text holds(Invariant invariant) {
        boolean known = explored.complete() || invariant != Invariant.NO_DEAD_END;
        return known ? Text.ok(" ✔ ") : Text.warn(" ? ");
    }

    static List<Text> number(List<String> timeline) {
        List<Text> lines = new ArrayList<>();
        for (String words : timeline) {
            lines.add(Text.of("%6d  %s".formatted(lines.size() + 1, words)));
        }
        return lines;
    }

    private String searched() {
        String with = faults == 0
                ? "without faults"
                : "with up to " + faults + (faults == 1 ? " fault" : " faults") + " ("
                        + kinds.stream().map(Fault::typed).collect(Collectors.joining(", ")) + ")";
        return String.format(
                        Locale.ROOT,
                        "%,d worlds, %,d steps between them, %s",
                        explored.states(),
                        explored.steps(),
                        with)
                + (explored.complete() ? ", to the end" : ", not to the end")
                + " in " + Seconds.of(took);
    }

    /** The verdict in one line, when something does not hold. */
    String verdict() {
        return "it can come to this, against the rule: "
                + explored.violations().stream()
                        .map(violation -> violation.invariant().words())
                        .collect(Collectors.joining("; "));
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("what", title)
                .with("worlds", explored.states())
                .with("steps", explored.steps())
                .with("complete", explored.complete())
                .with("faults", faults)
                .with("kinds", Tree.texts(kinds.stream().map(Fault::typed).toList()))
                .with("millis", took.toMillis())
                .with(
                        "violations",
                        Tree.arr(explored.violations().stream()
                                .map(this::violation)
                                .toList()))
                .with("assumptions", Tree.texts(rehearsal.assumptions()));
    }

    private Tree violation(Violation violation) {
        return Tree.obj()
                .with("rule", violation.invariant().words())
                .with("replay", Seed.of(violation, faults).toString())
                .with("timeline", Tree.texts(rehearsal.timeline(violation, faults)));
    }
}
