package io.larakube.terminal;

/**
 * A line of a frame.
 *
 * @param left what it says
 * @param right at the right edge, for what changes with time alone (how long already); never a reason to print the row again
 */
public record Row(Text left, Text right) {

    /** Times that stand further away than this from what they time are hard to read. */
    private static final int EDGE = 100;

    private static final String GAP = "  ";

    public static Row of(Text left) {
        return new Row(left, Text.EMPTY);
    }

    /** In at most so many columns; what does not fit is cut off the left part first. */
    Text within(int columns) {
        if (right.isEmpty()) {
            return left.cut(columns);
        }
        int room = Math.min(columns, EDGE) - right.width() - GAP.length();
        return room < 1
                ? left.cut(columns)
                : left.cut(room).padded(room).plus(GAP).plus(right);
    }

    /** Nothing cut off: aligned as in so many columns if it fits there, longer if not. */
    Text whole(int columns) {
        int room = Math.min(columns, EDGE) - right.width() - GAP.length();
        return right.isEmpty() ? left : left.padded(room).plus(GAP).plus(right);
    }

    /** Nothing cut off and nothing aligned. */
    Text loose() {
        return right.isEmpty() ? left : left.plus(GAP).plus(right);
    }
}
