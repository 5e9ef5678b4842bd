package io.larakube.scan;

/** Knows one way in which code keeps state in a pod. */
interface Rule {

    /** A call, with what is known of its arguments; calls come in the order in which PHP makes them. */
    default void call(Call call, Notes notes) {}

    /** A class, whose members have been read. */
    default void type(Node declaration, ClassScope scope, Notes notes) {}
}
