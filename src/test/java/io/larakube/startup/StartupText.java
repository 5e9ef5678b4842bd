package io.larakube.startup;

import io.larakube.startup.StartupView.Line;
import io.larakube.startup.StartupView.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A start as plain lines of text, as a terminal would show them. */
final class StartupText {

    private static final String INDENT = "   ";

    private StartupText() {}

    static List<String> lines(StartupView view) {
        List<String> lines = new ArrayList<>();
        lines.add(view.title() + "   " + Seconds.of(view.elapsed()) + "   " + view.done() + " of " + view.total());
        int names = width(view.lines(), Line::name);
        int texts = width(view.lines(), Line::text);
        view.lines().forEach(line -> lines.add(line(line, names, texts)));
        view.troubles().forEach(trouble -> lines.addAll(lines(trouble)));
        view.waiting().ifPresent(sentence -> lines.add(INDENT + sentence));
        return lines;
    }

    static List<String> lines(Trouble trouble) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(" " + StartupView.Mark.FAILED.symbol() + " " + trouble.name() + ": " + trouble.what());
        trouble.evidence().forEach(evidence -> lines.add(INDENT + "  " + evidence));
        trouble.next().forEach(next -> lines.add(INDENT + "next: " + next));
        return lines;
    }

    private static String line(Line line, int names, int texts) {
        Optional<String> time = line.time().map(Seconds::of);
        String text = time.isPresent() ? padded(line.text(), texts) + "  " + time.get() : line.text();
        return " " + line.mark().symbol() + " " + padded(line.name(), names) + "  " + text;
    }

    private static int width(List<Line> lines, Function<Line, String> column) {
        return lines.stream()
                .mapToInt(line -> column.apply(line).length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
