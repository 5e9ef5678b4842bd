package io.larakube.startup;

import java.time.Instant;
import java.util.List;

/**
 * A cause and whom it concerns.
 *
 * @param workloads all that it keeps from getting ready, in the plan's order
 * @param cause that of the first of them
 * @param evidence the decisive lines of all of them
 * @param since when it was seen first
 * @param next what to do, most useful first
 */
public record Finding(List<String> workloads, Cause cause, List<String> evidence, Instant since, List<String> next) {}
