package io.larakube.command;

import io.larakube.rehearsal.Replayed;
import io.larakube.rehearsal.Seed;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** A way of an exploration that was gone once more. */
record ReplayReport(String title, Seed seed, Replayed replayed) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(title).plus("  once more"));
        lines.addAll(ExplorationReport.number(replayed.lines()));
        lines.add(verdict());
        return lines;
    }

    private Text verdict() {
        if (replayed.breaks()) {
            return Text.bad(" ✖ ").plus("against the rule: " + seed.invariant().words());
        }
        return Text.ok(" ✔ ")
                .plus(
                        replayed.isPossible()
                                ? "it goes this way, and keeps to the rule: "
                                        + seed.invariant().words()
                                : "it cannot go on like that any more");
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("what", title)
                .with("rule", seed.invariant().words())
                .with("replay", seed.toString())
                .with("possible", replayed.isPossible())
                .with("breaks", replayed.breaks())
                .with("timeline", Tree.texts(replayed.lines()));
    }
}
