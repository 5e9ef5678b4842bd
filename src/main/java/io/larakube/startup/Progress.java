package io.larakube.startup;

import java.time.Instant;

/** How far a workload is, and since when, by the observer's clock. */
public record Progress(Stage stage, Instant since) {

    Progress to(Stage next, Instant now) {
        return new Progress(next, next.isOneStretchWith(stage) ? since : now);
    }
}
