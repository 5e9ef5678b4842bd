package io.larakube.terminal;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A live view as plain lines: a row is printed when it says something that it did not say in the frame before. */
final class PlainLive implements Live {

    private final Consumer<Text> lines;
    private final Registration farewell;
    private Set<String> before = Set.of();

    PlainLive(Consumer<Text> lines, Registration farewell) {
        this.lines = lines;
        this.farewell = farewell;
    }

    @Override
    public void show(Frame frame) {
        for (Row row : frame.rows()) {
            if (!row.left().isEmpty() && !before.contains(news(row))) {
                lines.accept(row.loose());
            }
        }
        before = frame.rows().stream().map(PlainLive::news).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        farewell.close();
    }

    private static String news(Row row) {
        return row.left().steady().plain();
    }
}
