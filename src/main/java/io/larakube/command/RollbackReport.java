package io.larakube.command;

import io.larakube.foresight.Ran;
import io.larakube.foresight.Rollback;
import io.larakube.rollout.ReleaseRecord;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What going back to a release would come to.
 *
 * @param where the environment and its cluster, for people
 * @param hazards what besides the schema would be wrong
 */
record RollbackReport(
        String where, ReleaseRecord from, ReleaseRecord to, String image, Rollback schema, List<String> hazards)
        implements Report {

    boolean isSafe() {
        return schema.isSafe() && hazards.isEmpty();
    }

    /** The verdict as one sentence. */
    String verdict() {
        if (isSafe()) {
            return schema.since().isEmpty()
                    ? "safe: no migration ran since"
                    : "safe: what ran since only adds to the schema";
        }
        List<String> causes = new ArrayList<>(schema.since().stream()
                .filter(since -> !since.isSafe())
                .map(Rollback.Since::migration)
                .toList());
        hazards.forEach(hazard -> causes.add(hazard.replaceFirst(" .*", "")));
        return "unsafe because of " + String.join(", ", causes);
    }

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(where).plus(": from " + from.shown() + " back to " + to.shown()));
        lines.add(Text.dim("  image   " + image));
        lines.add(Text.dim(
                "  of      " + to.at() + " by " + to.by() + " (" + to.cause().words() + ")"));
        lines.add(Text.of("  ran since: " + known()));
        for (Rollback.Since since : schema.since()) {
            lines.add((since.isSafe() ? Text.ok("   ✔ ") : Text.bad("   ✖ ")).plus(since.migration()));
            since.steps().forEach(step -> lines.add(step(since, step)));
        }
        hazards.forEach(hazard -> lines.add(Text.bad("   ✖ ").plus(hazard)));
        lines.add((isSafe() ? Text.ok("✔ ") : Text.bad("✖ ")).plus(verdict()));
        lines.add(Text.dim("  rows, files and jobs stay as they are: nothing of the data comes back"));
        return lines;
    }

    private static Text step(Rollback.Since since, Rollback.Step step) {
        String place = step.line() > 0 ? " (" + since.file() + ":" + step.line() + ")" : "";
        return Text.of("       " + step.words() + place
                + step.harm().map(harm -> ": " + harm).orElse(""));
    }

    private String known() {
        int count = schema.since().size();
        String words = count == 0 ? "no migration" : count == 1 ? "1 migration" : count + " migrations";
        return switch (schema.ran()) {
            case Ran.Asked asked -> words + ", as the database says to " + asked.pod();
            case Ran.Recorded recorded ->
                words + " by the releases since, because the database cannot be asked: " + recorded.at();
            case Ran.None none -> words + ": the database is new";
            case Ran.Unknown unknown -> words + " at most: " + unknown.why();
        };
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("from", (long) from.number())
                .with("to", (long) to.number())
                .with("release", to.release())
                .with("image", image)
                .with("safe", isSafe())
                .with("verdict", verdict())
                .with("asked", schema.ran() instanceof Ran.Asked)
                .with(
                        "migrations",
                        Tree.arr(schema.since().stream()
                                .map(RollbackReport::tree)
                                .toList()))
                .with("hazards", Tree.texts(hazards));
    }

    private static Tree tree(Rollback.Since since) {
        return Tree.obj()
                .with("name", since.migration())
                .with("file", since.file())
                .with("safe", since.isSafe())
                .with(
                        "steps",
                        Tree.arr(since.steps().stream()
                                .map(step -> Tree.obj()
                                        .with("step", step.words())
                                        .with("line", (long) step.line())
                                        .with("harm", step.harm().map(Tree::text)))
                                .toList()));
    }
}
