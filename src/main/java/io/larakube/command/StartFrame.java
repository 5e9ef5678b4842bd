package io.larakube.command;

import io.larakube.startup.Seconds;
import io.larakube.startup.StartupView;
import io.larakube.startup.StartupView.Line;
import io.larakube.startup.StartupView.Mark;
import io.larakube.startup.StartupView.Trouble;
import io.larakube.terminal.Frame;
import io.larakube.terminal.Row;
import io.larakube.terminal.Style;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The live view of a start, in colours. */
final class StartFrame {

    private static final int BAR = 24;

    private StartFrame() {}

    static Frame of(StartupView view) {
        int widest = view.lines().stream()
                .mapToInt(line -> line.name().length())
                .max()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Text.bold(view.title()), bar(view).plus("  ").plus(seconds(view.elapsed()))));
        view.lines().forEach(line -> rows.add(row(line, widest)));
        view.troubles().forEach(trouble -> rows.addAll(rows(trouble)));
        view.waiting().ifPresent(words -> rows.add(Row.of(Text.dim("   " + words))));
        return new Frame(rows);
    }

    private static Row row(Line line, int widest) {
        Style style = style(line.mark());
        Text left = Text.of(" ")
                .plus(Text.styled(line.mark().symbol(), style))
                .plus(" ")
                .plus(Text.of(line.name()).padded(widest + 2))
                .plus(Text.styled(line.text(), line.mark() == Mark.WAITING ? Style.DIM : style));
        Text right = line.time()
                .filter(time -> time.toMillis() >= 100)
                .map(StartFrame::seconds)
                .orElse(Text.EMPTY);
        return new Row(left, line.mark() == Mark.READY ? right : right.ticking());
    }

    private static List<Row> rows(Trouble trouble) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(Text.EMPTY));
        rows.add(Row.of(Text.bad(" ✖ " + trouble.name() + "  ").plus(Text.bold(trouble.what()))));
        trouble.evidence().forEach(line -> rows.add(Row.of(Text.of("     " + line))));
        trouble.next().forEach(line -> rows.add(Row.of(Text.accent("   → " + line))));
        return rows;
    }

    private static Style style(Mark mark) {
        return switch (mark) {
            case READY -> Style.OK;
            case WORKING -> Style.ACCENT;
            case WAITING -> Style.DIM;
            case FAILED -> Style.BAD;
        };
    }

    private static Text bar(StartupView view) {
        int filled = view.total() == 0 ? BAR : BAR * view.done() / view.total();
        return Text.ok("━".repeat(filled))
                .plus(Text.dim("━".repeat(BAR - filled)))
                .ticking();
    }

    static Text seconds(Duration time) {
        return Text.dim(Seconds.of(time)).ticking();
    }
}
