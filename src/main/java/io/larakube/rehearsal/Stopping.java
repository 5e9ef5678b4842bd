package io.larakube.rehearsal;

/**
 * How a pod leaves once it was told to stop.
 *
 * @param servesMillis how long it still takes connections
 * @param leavesMillis how long until it is gone
 */
record Stopping(long servesMillis, long leavesMillis) {}
