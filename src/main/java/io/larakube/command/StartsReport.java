package io.larakube.command;

import io.larakube.startup.Seconds;
import io.larakube.terminal.Report;
import io.larakube.terminal.Table;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.terminal.Text;
import io.larakube.trace.Trace;
import io.larakube.tree.Tree;
import java.util.List;

/** The recorded starts, the newest first. */
record StartsReport(Table table) implements Report {

    static StartsReport of(List<Trace> traces) {
        Table table = Table.of(
                new Column("id", "start"),
                new Column("environment", "environment"),
                new Column("image", "image"),
                new Column("verdict", "verdict"),
                new Column("tookMillis", "after"),
                new Column("by", "by"));
        for (Trace trace : traces) {
            table = table.row(
                    Cell.of(trace.id()),
                    Cell.of(trace.environment()),
                    Cell.of(trace.image()),
                    Cell.of(verdict(trace)),
                    new Cell(
                            Text.of(Seconds.of(trace.took())),
                            Tree.number(trace.took().toMillis())),
                    Cell.of(trace.by()));
        }
        return new StartsReport(table);
    }

    static Text verdict(Trace trace) {
        String words = trace.verdict().words();
        return switch (trace.verdict()) {
            case READY -> Text.ok(words);
            case STUCK -> Text.bad(words);
            case LATE, INTERRUPTED -> Text.warn(words);
        };
    }

    @Override
    public List<Text> lines() {
        return table.rows().isEmpty()
                ? List.of(Text.dim("no start was recorded here yet: larakube up"))
                : table.lines();
    }

    @Override
    public Tree tree() {
        return table.tree();
    }
}
