package io.larakube.startup;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Seconds {

    private Seconds() {}

    /** Tenths of a second below a minute, seconds above: {@code 2.9 s}, {@code 1 min 05 s}. */
    public static String of(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
