package io.larakube.rehearsal;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that is to strike in a rehearsal.
 *
 * @param who the workload, or the node; when nobody is named, the first that it can strike
 * @param at when, after the beginning; a migration fails whenever it comes
 */
public record Planned(Fault fault, Optional<String> who, Duration at) {}
