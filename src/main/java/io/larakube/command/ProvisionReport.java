package io.larakube.command;

import io.larakube.runbook.RunbookReport;
import io.larakube.storage.Check;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found before anything is changed, and the steps.
 *
 * @param objects all that would be sent
 */
record ProvisionReport(List<Check> checks, RunbookReport runbook, List<Tree> objects) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        for (Check check : checks) {
            lines.add(mark(check).plus(check.words()));
            check.next().forEach(next -> lines.add(Text.dim("      " + next)));
        }
        lines.addAll(runbook.lines());
        return lines;
    }

    private static Text mark(Check check) {
        return switch (check.level()) {
            case OK -> Text.ok("  ✔ ");
            case CAUTION -> Text.warn("  ! ");
            case UNLESS_FORCED, REFUSED -> Text.bad("  ✖ ");
        };
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with(
                        "checks",
                        Tree.arr(checks.stream().map(ProvisionReport::tree).toList()))
                .and(runbook.tree())
                .with("objects", Tree.arr(objects));
    }

    private static Tree tree(Check check) {
        String level = switch (check.level()) {
            case OK -> "ok";
            case CAUTION -> "caution";
            case UNLESS_FORCED -> "refused-unless-forced";
            case REFUSED -> "refused";
        };
        return Tree.obj()
                .with("level", level)
                .with("words", check.words())
                .withUnlessEmpty("next", Tree.texts(check.next()));
    }
}
