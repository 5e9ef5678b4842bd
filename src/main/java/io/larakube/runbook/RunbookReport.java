package io.larakube.runbook;

import io.larakube.runbook.Runbook.Standing;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** A runbook as it is shown before it is run. */
public record RunbookReport(String title, List<Standing> standings) implements Report {

    public RunbookReport {
        standings = List.copyOf(standings);
    }

    /** Whether nothing is left to do. */
    public boolean isOver() {
        return standings.stream().allMatch(Standing::holds);
    }

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(title));
        int width = standings.stream()
                .mapToInt(each -> each.step().name().length())
                .max()
                .orElse(0);
        int number = 0;
        for (Standing standing : standings) {
            number++;
            Text name = Text.of(" " + number + "  ")
                    .plus(Text.of(standing.step().name()).padded(width + 2));
            if (standing.holds()) {
                lines.add(Text.ok(" ✔").plus(name).plus(words(standing)));
                continue;
            }
            lines.add(Text.dim(" ○").plus(name).plus(standing.step().title()));
            String indent = " ".repeat(width + 8);
            standing.step().actions().forEach(action -> lines.add(Text.dim(indent + action)));
        }
        return lines;
    }

    private static String words(Standing standing) {
        return standing.found().map(Observation::words).orElse("");
    }

    @Override
    public Tree.Obj tree() {
        return Tree.obj()
                .with("title", title)
                .with(
                        "steps",
                        Tree.arr(standings.stream().map(RunbookReport::tree).toList()));
    }

    private static Tree tree(Standing standing) {
        return Tree.obj()
                .with("step", standing.step().name())
                .with("title", standing.step().title())
                .with("holds", standing.holds())
                .with("found", standing.found().map(found -> Tree.text(found.words())))
                .with("actions", Tree.texts(standing.step().actions()));
    }
}
