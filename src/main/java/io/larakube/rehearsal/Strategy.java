package io.larakube.rehearsal;

/** How the pods of a workload are replaced. */
sealed interface Strategy {

    /** All old ones leave, and only when they are gone the new ones come. */
    record Recreate() implements Strategy {}

    record Rolling(int surge, int unavailable) implements Strategy {}

    /** A StatefulSet: one after the other, the last one first, each under the name of the one that left. */
    record Ordered(boolean parallel) implements Strategy {}
}
