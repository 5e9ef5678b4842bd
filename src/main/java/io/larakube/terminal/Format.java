package io.larakube.terminal;

/** The shape of reports: what {@code -o} chooses. */
public enum Format {
    TEXT,
    JSON
}
