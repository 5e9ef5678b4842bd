package io.larakube.terminal;

import java.time.Duration;
import java.util.Locale;

/** How long something took, in words. */
public final class Elapsed {

    private Elapsed() {}

    /** {@code 4.0 s} up to a minute, {@code 1 min 04 s} up to an hour, {@code 2 h 05 min} from there. */
    public static String words(Duration time) {
        if (time.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%d.%d s", time.toSeconds(), time.toMillisPart() / 100);
        }
        if (time.toHours() == 0) {
            return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }
}
