package io.larakube.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The lowest lines of a terminal, where one frame is redrawn in place; whatever is printed meanwhile goes above it. Safe to
 * use from several threads.
 */
final class Screen {

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);

    private final Paper paper;
    private final Supplier<Size> window;
    private final Supplier<Duration> uptime;

    private boolean open;
    private boolean paused;
    private Optional<Frame> newest = Optional.empty();
    private Picture drawn = Picture.NOTHING;
    private Duration due = Duration.ZERO;

    Screen(Paper paper, Supplier<Size> window, Supplier<Duration> uptime) {
        this.paper = paper;
        this.window = window;
        this.uptime = uptime;
    }

    synchronized void open() {
        if (open) {
            throw new IllegalStateException("one live view at a time");
        }
        open = true;
        due = uptime.get();
        paper.print(Ansi.HIDE_CURSOR);
    }

    /** Draws the frame now, or at a later tick if another was drawn less than a tenth of a second ago. */
    synchronized void show(Frame frame) {
        newest = Optional.of(frame);
        tick();
    }

    /** Draws what is newest if it is due and differs from what is there, by its content or by the terminal's size. */
    synchronized void tick() {
        if (open && !paused && uptime.get().compareTo(due) >= 0) {
            newest.ifPresent(this::draw);
        }
    }

    /** Prints above the frame. */
    synchronized void above(Runnable printing) {
        hide();
        try {
            printing.run();
        } finally {
            redraw();
        }
    }

    /** Takes the frame away and leaves it away until {@link #resume}; does not hold up who shows frames meanwhile. */
    synchronized void pause() {
        hide();
        if (open && !paused) {
            paper.print(Ansi.SHOW_CURSOR);
        }
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        if (open) {
            paper.print(Ansi.HIDE_CURSOR);
            redraw();
        }
    }

    /**
     * Leaves the newest frame on the screen, in full even where it is wider or longer than the terminal, and the lines
     * below it.
     */
    synchronized void close(List<Text> below) {
        if (open) {
            open = false;
            int columns = window.get().columns();
            StringBuilder last =
                    new StringBuilder(drawn.erased(columns)).append("\r").append(Ansi.CLEAR_TO_LINE_END);
            List<Text> frame = newest.map(shown -> shown.whole(columns)).orElse(List.of());
            Stream.concat(frame.stream(), below.stream())
                    .forEach(line -> last.append(paper.rendered(line)).append('\n'));
            paper.print(last.append(Ansi.SHOW_CURSOR).toString());
            newest = Optional.empty();
            drawn = Picture.NOTHING;
        }
    }

    private void draw(Frame frame) {
        Size size = window.get();
        Picture next = new Picture(frame.within(size.columns(), Math.max(size.lines() - 1, 1)), size.columns());
        if (!next.equals(drawn)) {
            paper.print(drawn.replacedBy(next, paper));
            drawn = next;
            due = uptime.get().plus(BETWEEN_DRAWINGS);
        }
    }

    private void hide() {
        if (!drawn.lines().isEmpty()) {
            paper.print(drawn.erased(window.get().columns()));
            drawn = Picture.NOTHING;
        }
    }

    private void redraw() {
        if (open && !paused) {
            newest.ifPresent(this::draw);
        }
    }
}
