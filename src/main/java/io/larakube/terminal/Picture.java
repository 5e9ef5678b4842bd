package io.larakube.terminal;

import java.util.List;

/**
 * Lines that stand on the screen, with the cursor at the start of the line below them.
 *
 * @param columns how wide the terminal was when they were drawn
 */
record Picture(List<Text> lines, int columns) {

    static final Picture NOTHING = new Picture(List.of(), 0);

    Picture {
        lines = List.copyOf(lines);
    }

    /** Takes the picture away; the cursor is left where it began. */
    String erased(int columnsNow) {
        return lines.isEmpty() ? "" : Ansi.up(height(columnsNow)) + Ansi.CLEAR_BELOW;
    }

    /** Draws the other over this one, line by line so that nothing flickers. */
    String replacedBy(Picture other, Paper paper) {
        int height = height(other.columns);
        StringBuilder out = new StringBuilder(lines.isEmpty() ? "" : Ansi.up(height)).append(Ansi.NO_WRAP);
        for (Text line : other.lines) {
            out.append(paper.rendered(line)).append(Ansi.CLEAR_TO_LINE_END).append('\n');
        }
        return out.append(height > other.lines.size() ? Ansi.CLEAR_BELOW : "")
                .append(Ansi.WRAP)
                .toString();
    }

    /** Lines that it takes now: a terminal that was made narrower has wrapped what no longer fits. */
    private int height(int columnsNow) {
        return lines.stream()
                .mapToInt(line -> Math.max(1, Math.ceilDiv(line.width(), Math.max(columnsNow, 1))))
                .sum();
    }
}
