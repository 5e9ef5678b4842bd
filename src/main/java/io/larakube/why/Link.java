package io.larakube.why;

/**
 * One step from a workload towards what keeps it from getting ready.
 *
 * @param thing what it is, such as {@code Service laravel-web}
 * @param says what was seen of it
 */
public record Link(String thing, String says) {}
