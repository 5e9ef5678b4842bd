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

    /**
     * Takes the picture away; the cursor is left where it began. Line by line: tmux keeps in its history what is cleared
     * from the top of its screen to the bottom at once.
     */
    String erased(int columnsNow) {
        String line = Ansi.CLEAR_TO_LINE_END + Ansi.up(1);
        return lines.isEmpty() ? "" : "\r" + line.repeat(height(columnsNow)) + Ansi.CLEAR_TO_LINE_END;
    }

    /** Draws the other over this one, line by line so that nothing flickers. */
    String replacedBy(Picture other, Paper paper) {
        int height = height(other.columns);
        StringBuilder out = new StringBuilder(lines.isEmpty() ? "" : Ansi.up(height)).append(Ansi.NO_WRAP);
        for (Text line : other.lines) {
            out.append(paper.rendered(line)).append(other.clearBehind(line)).append('\n');
        }
        return out.append(height > other.lines.size() ? Ansi.CLEAR_BELOW : "")
                .append(Ansi.WRAP)
                .toString();
    }

    /** Behind a full line the cursor stands on the last character, not behind it, and would take it away. */
    private String clearBehind(Text line) {
        return line.width() < columns ? Ansi.CLEAR_TO_LINE_END : "";
    }

    /** Lines that it takes now: a terminal that was made narrower has wrapped what no longer fits. */
    private int height(int columnsNow) {
        return lines.stream()
                .mapToInt(line -> Math.max(1, Math.ceilDiv(line.width(), Math.max(columnsNow, 1))))
                .sum();
    }
}
