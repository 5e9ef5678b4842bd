package io.larakube.command;

import io.larakube.startup.Seconds;
import io.larakube.terminal.Report;
import io.larakube.terminal.Style;
import io.larakube.terminal.Text;
import io.larakube.trace.CriticalPath;
import io.larakube.trace.CriticalPath.Leg;
import io.larakube.trace.Span;
import io.larakube.trace.Trace;
import io.larakube.trace.Track;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One start: a bar for each workload, and what was on the critical path. */
record TraceReport(Trace trace) implements Report {

    private static final int WIDTH = 48;

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(trace.environment() + " · release " + trace.release())
                .plus(trace.former().map(id -> " (was " + id + ")").orElse(""))
                .plus("  ")
                .plus(StartsReport.verdict(trace))
                .plus(" after " + Seconds.of(trace.took())));
        lines.add(Text.dim(trace.image() + "  by " + trace.by() + " at " + trace.began()));
        int widest = widest(trace.tracks().stream().map(Track::workload).toList());
        trace.tracks().forEach(track -> lines.add(bar(track, widest)));
        lines.add(Text.dim("░ waits at a gate  ▓ works  ━ ready"));
        trace.troubles().forEach(words -> lines.add(Text.bad("✖ ").plus(words)));
        List<Leg> path = CriticalPath.of(trace);
        if (!path.isEmpty()) {
            lines.add(Text.EMPTY);
            lines.add(Text.bold("What took the time"));
            path.forEach(leg -> lines.add(leg(leg, widest)));
        }
        return lines;
    }

    private static int widest(List<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0);
    }

    private Text bar(Track track, int widest) {
        Text line = Text.of(" " + track.workload()).padded(widest + 3);
        for (Span span : track.spans()) {
            int from = column(span.from());
            String mark = mark(span.kind());
            line = line.plus(Text.styled(mark.repeat(column(span.to()) - from), style(span.kind())));
        }
        String when =
                track.isUntouched() ? "runs on" : track.ready().map(Seconds::of).orElse("");
        return line.plus("  ").plus(Text.dim(when));
    }

    private int column(Duration since) {
        return trace.took().isZero()
                ? 0
                : (int) (WIDTH * since.toMillis() / trace.took().toMillis());
    }

    private static String mark(Span.Kind kind) {
        return switch (kind) {
            case WAITING -> "·";
            case GATE -> "░";
            case WORK -> "▓";
            case READY -> "━";
            case FAILED -> "✖";
        };
    }

    private static Style style(Span.Kind kind) {
        return switch (kind) {
            case WAITING, GATE -> Style.DIM;
            case WORK -> Style.ACCENT;
            case READY -> Style.OK;
            case FAILED -> Style.BAD;
        };
    }

    private static Text leg(Leg leg, int widest) {
        return Text.of(String.format("%8s", Seconds.of(leg.span().length())) + "  ")
                .plus(Text.of(leg.workload()).padded(widest + 2))
                .plus(Text.dim(leg.span().text()));
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("id", trace.id())
                .with("environment", trace.environment())
                .with("release", trace.release())
                .with("former", trace.former().map(Tree::text))
                .with("image", trace.image())
                .with("by", trace.by())
                .with("at", trace.began().toString())
                .with("verdict", trace.verdict().words())
                .with("tookMillis", trace.took().toMillis())
                .with(
                        "workloads",
                        Tree.arr(trace.tracks().stream().map(TraceReport::tree).toList()))
                .with(
                        "criticalPath",
                        Tree.arr(CriticalPath.of(trace).stream()
                                .map(leg -> Tree.obj()
                                        .with("workload", leg.workload())
                                        .and(tree(leg.span())))
                                .map(Tree.class::cast)
                                .toList()))
                .withUnlessEmpty("troubles", Tree.texts(trace.troubles()));
    }

    private static Tree tree(Track track) {
        return Tree.obj()
                .with("workload", track.workload())
                .with("untouched", track.isUntouched())
                .with("readyMillis", track.ready().map(ready -> Tree.number(ready.toMillis())))
                .with(
                        "stages",
                        Tree.arr(track.spans().stream()
                                .map(span -> (Tree) tree(span))
                                .toList()));
    }

    private static Tree.Obj tree(Span span) {
        return Tree.obj()
                .with("state", span.step())
                .with("text", span.text())
                .with("fromMillis", span.from().toMillis())
                .with("toMillis", span.to().toMillis());
    }
}
