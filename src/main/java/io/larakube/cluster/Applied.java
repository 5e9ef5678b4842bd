package io.larakube.cluster;

/** What applying an object did. */
public enum Applied {
    CREATED,
    CHANGED,
    UNCHANGED
}
