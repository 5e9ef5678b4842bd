package io.larakube.terminal;

/** How much a terminal shows. */
record Size(int columns, int lines) {}
