package io.larakube.rehearsal;

/**
 * A move that a simulation made.
 *
 * @param at milliseconds since the beginning
 * @param begun since when it was on its way
 * @param cause the number of the happening since which it was on its way; -1 for the beginning
 */
record Happening(long at, long begun, int move, int cause, World before, World after) {}
