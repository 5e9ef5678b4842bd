package io.larakube.terminal;

/** A key that means something while choosing from a list. */
enum Key {
    UP,
    DOWN,
    ENTER,
    END_OF_INPUT,
    OTHER
}
