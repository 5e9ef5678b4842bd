package io.larakube.command;

import io.larakube.startup.Seconds;
import io.larakube.terminal.Report;
import io.larakube.terminal.Table;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.terminal.Text;
import io.larakube.trace.Span;
import io.larakube.trace.Trace;
import io.larakube.trace.Track;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two starts side by side: for each stage of each workload how long it took, the greatest difference first. */
record ComparisonReport(Trace before, Trace after, Table table) implements Report {

    /** What is less is chance. */
    private static final Duration NOTABLE = Duration.ofMillis(300);

    private record Row(String workload, String step, Duration before, Duration after) {
        Duration difference() {
            return after.minus(before);
        }
    }

    static ComparisonReport of(Trace before, Trace after) {
        Table table = Table.of(
                new Column("workload", "workload"),
                new Column("state", "stage"),
                new Column("beforeMillis", before.id()),
                new Column("afterMillis", after.id()),
                new Column("differenceMillis", "difference"));
        List<Row> rows = after.tracks().stream()
                .flatMap(track -> rows(before, track).stream())
                .filter(row -> row.difference().abs().compareTo(NOTABLE) >= 0)
                .sorted(Comparator.comparing((Row row) -> row.difference().abs())
                        .reversed())
                .toList();
        for (Row row : rows) {
            table = table.row(
                    Cell.of(row.workload()),
                    Cell.of(row.step()),
                    time(row.before(), Text.of(Seconds.of(row.before()))),
                    time(row.after(), Text.of(Seconds.of(row.after()))),
                    time(row.difference(), signed(row.difference())));
        }
        return new ComparisonReport(before, after, table);
    }

    private static List<Row> rows(Trace before, Track track) {
        Map<String, Duration> then =
                before.track(track.workload()).map(ComparisonReport::byStep).orElse(Map.of());
        Map<String, Duration> now = byStep(track);
        Map<String, Duration> steps = new LinkedHashMap<>(now);
        then.forEach(steps::putIfAbsent);
        return steps.keySet().stream()
                .map(step -> new Row(
                        track.workload(),
                        step,
                        then.getOrDefault(step, Duration.ZERO),
                        now.getOrDefault(step, Duration.ZERO)))
                .toList();
    }

    private static Map<String, Duration> byStep(Track track) {
        Map<String, Duration> byStep = new LinkedHashMap<>();
        track.spans().stream()
                .filter(span -> span.kind() != Span.Kind.READY)
                .forEach(span -> byStep.merge(span.step(), span.length(), Duration::plus));
        return byStep;
    }

    private static Cell time(Duration time, Text shown) {
        return new Cell(shown, Tree.number(time.toMillis()));
    }

    private static Text signed(Duration difference) {
        return difference.isNegative()
                ? Text.ok("-" + Seconds.of(difference.negated()))
                : Text.warn("+" + Seconds.of(difference));
    }

    @Override
    public List<Text> lines() {
        Text all = Text.of("all ready after " + Seconds.of(before.took()) + ", then " + Seconds.of(after.took()) + ": ")
                .plus(signed(after.took().minus(before.took())));
        if (table.rows().isEmpty()) {
            return List.of(all, Text.dim("no stage took notably longer or shorter"));
        }
        List<Text> lines = new java.util.ArrayList<>(List.of(all));
        lines.addAll(table.lines());
        return lines;
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("before", before.id())
                .with("after", after.id())
                .with("beforeMillis", before.took().toMillis())
                .with("afterMillis", after.took().toMillis())
                .with("stages", table.tree());
    }
}
