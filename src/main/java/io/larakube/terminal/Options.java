package io.larakube.terminal;

/**
 * What the command line says about talking.
 *
 * @param yes {@code --yes}: every yes-or-no question is answered with yes
 * @param format {@code -o}
 */
public record Options(boolean yes, Format format) {}
