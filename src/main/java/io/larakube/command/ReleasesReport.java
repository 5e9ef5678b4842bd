package io.larakube.command;

import io.larakube.rollout.History;
import io.larakube.rollout.ReleaseRecord;
import io.larakube.terminal.Report;
import io.larakube.terminal.Table;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.List;

/** The releases of an environment, the newest first. */
record ReleasesReport(Table table) implements Report {

    static ReleasesReport of(History history) {
        Table table = Table.of(
                new Column("number", "#"),
                new Column("release", "release"),
                new Column("outcome", "outcome"),
                new Column("at", "at"),
                new Column("by", "by"),
                new Column("cause", "cause"),
                new Column("changed", "changed"),
                new Column("image", "image"));
        for (ReleaseRecord release : history.releases()) {
            List<String> changed = history.changed(release);
            table = table.row(
                    new Cell(Text.of(Integer.toString(release.number())), Tree.number(release.number())),
                    Cell.of(release.release()),
                    Cell.of(outcome(release)),
                    Cell.of(release.at().toString()),
                    Cell.of(release.by()),
                    Cell.of(release.cause().words()),
                    new Cell(Text.of(String.join(", ", changed)), Tree.texts(changed)),
                    Cell.of(release.image()));
        }
        return new ReleasesReport(table);
    }

    private static Text outcome(ReleaseRecord release) {
        if (release.wasReady()) {
            return Text.ok(release.outcome());
        }
        return release.isOpen() ? Text.warn(release.outcome()) : Text.bad(release.outcome());
    }

    @Override
    public List<Text> lines() {
        return table.rows().isEmpty()
                ? List.of(Text.dim("no release is kept there yet: larakube cloud:deploy makes one"))
                : table.lines();
    }

    @Override
    public Tree tree() {
        return table.tree();
    }
}
