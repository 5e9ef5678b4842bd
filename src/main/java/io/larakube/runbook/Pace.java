package io.larakube.runbook;

import java.time.Duration;
import java.time.Instant;

/** The passing of time between two looks. */
public interface Pace {

    Instant now();

    void pause() throws InterruptedException;

    /** That of this machine, with a look each second. */
    static Pace real() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause() throws InterruptedException {
                Thread.sleep(Duration.ofSeconds(1));
            }
        };
    }
}
