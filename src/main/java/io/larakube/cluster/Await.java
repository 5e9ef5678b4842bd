package io.larakube.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what the cluster does in its own time. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private Await() {}

    /** Asks again and again; whether it came true in time. */
    public static boolean until(BooleanSupplier isDone, Duration patience) throws InterruptedException {
        Instant giveUp = Instant.now().plus(patience);
        while (!isDone.getAsBoolean()) {
            if (Instant.now().isAfter(giveUp)) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }
}
