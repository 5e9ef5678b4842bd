package io.larakube.command;

import io.larakube.startup.Seconds;
import io.larakube.terminal.Report;
import io.larakube.terminal.Table;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.terminal.Text;
import io.larakube.trace.Agreement;
import io.larakube.trace.Agreement.Ready;
import io.larakube.trace.Trace;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal beside the recorded start that it rehearses. */
record AgreementReport(Trace recorded, Agreement agreement, String timingsFrom) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold("start " + recorded.id()).plus("  rehearsed with " + timingsFrom));
        lines.addAll(table().lines());
        agreement.turned().forEach(words -> lines.add(Text.bad(" ✖ ").plus(words + ", and not in the rehearsal")));
        if (agreement.turned().isEmpty()) {
            lines.add(Text.ok("✔ ")
                    .plus("the same order, where more than " + Seconds.of(Agreement.NOISE)
                            + " were between two things"));
        }
        return lines;
    }

    private Table table() {
        Table table = Table.of(
                new Column("workload", "ready"),
                new Column("recordedMillis", "recorded"),
                new Column("rehearsedMillis", "rehearsed"),
                new Column("errorMillis", "error"));
        List<Ready> rows = new ArrayList<>(agreement.ready());
        rows.add(agreement.all());
        for (Ready row : rows) {
            table = table.row(Cell.of(row.workload()), cell(row.recorded(), ""), cell(row.rehearsed(), ""), error(row));
        }
        return table;
    }

    private static Cell cell(Duration time, String sign) {
        return new Cell(Text.of(sign + Seconds.of(time)), Tree.number(time.toMillis()));
    }

    private static Cell error(Ready row) {
        Duration error = row.error();
        return new Cell(
                Text.of((error.isNegative() ? "-" : "+") + Seconds.of(error.abs())), Tree.number(error.toMillis()));
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("start", recorded.id())
                .with("timings", timingsFrom)
                .with("ready", table().tree())
                .with("turned", Tree.texts(agreement.turned()));
    }
}
