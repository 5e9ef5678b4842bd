package io.larakube.rehearsal;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that is to strike in a rehearsal.
 *
 * @param workload whom; for a node or a migration, and when nobody is named, the first that it can strike
 * @param at when, after the beginning; a migration fails whenever it comes
 */
public record Planned(Fault fault, Optional<String> workload, Duration at) {}
