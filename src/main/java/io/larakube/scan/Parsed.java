package io.larakube.scan;

/**
 * What came of parsing a file.
 *
 * @param faultLine the line of the first thing that is no PHP, from 1; 0 when all of it is
 */
record Parsed(Node root, int faultLine) {}
