package io.larakube.terminal;

import java.time.Duration;
import java.util.List;

/** A mark that turns as time passes, for what goes on at this moment. */
public final class Spinner {

    private static final List<String> POSITIONS = List.of("◐", "◓", "◑", "◒");
    private static final long STEP_MILLIS = 150;

    private Spinner() {}

    /** The mark at a moment, counted from any fixed one; one column wide. */
    public static Text at(Duration elapsed) {
        int position = Math.floorMod(elapsed.toMillis() / STEP_MILLIS, POSITIONS.size());
        return Text.accent(POSITIONS.get(position)).ticking();
    }
}
