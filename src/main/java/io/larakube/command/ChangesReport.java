package io.larakube.command;

import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.Changes;
import io.larakube.workspace.FileChange;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the generated files.
 *
 * @param inFull whether the differences are shown too
 */
record ChangesReport(Changes changes, boolean inFull) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        for (FileChange change : changes.list()) {
            if (change.writes() || changes.kept().contains(change)) {
                lines.add(Text.of("  " + change.line()));
                change.diff().lines().filter(line -> inFull).forEach(line -> lines.add(Text.dim("    " + line)));
            }
        }
        lines.add(Text.bold(changes.summary()));
        return lines;
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with(
                        "files",
                        Tree.arr(changes.list().stream().map(FileChange::json).toList()))
                .with("summary", changes.summary());
    }
}
