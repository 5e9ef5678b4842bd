package io.larakube.startup;

import java.time.Instant;

/** How far a workload is, and since when, by the observer's clock. */
public record Progress(Stage stage, Instant since) {}
