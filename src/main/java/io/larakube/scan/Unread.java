package io.larakube.scan;

/**
 * A file that could not be read as a whole.
 *
 * @param line of the first fault, from 1; 0 when the whole file could not be read
 */
public record Unread(String file, int line, String why) {}
