package io.larakube.scan;

/**
 * What the application is set to use for a purpose.
 *
 * @param purpose {@code database cache session queue broadcasting filesystem log maintenance}
 * @param name such as {@code redis}
 * @param spot what sets it
 * @param isLocal whether its state stays in one pod
 */
public record Driver(String purpose, String name, Spot spot, boolean isLocal) {}
