package io.larakube.rehearsal;

import java.util.List;

/** One of the things that the containers of a pod do, one after the other; they make no step twice unless a container starts again. */
sealed interface Step {

    /** The container that does it, counted through init containers and containers. */
    int container();

    /** What must answer before it is done. */
    default List<Question> questions() {
        return List.of();
    }

    /** An init container does something that ends well. */
    record Prepare(int container) implements Step {}

    /**
     * An init container asks until all of these answer in one round.
     *
     * @param periodSeconds how long it waits before it asks again
     * @param deadlineSeconds when it gives up; 0 for never
     */
    record Ask(int container, List<Question> questions, int periodSeconds, int deadlineSeconds) implements Step {}

    /**
     * A process starts.
     *
     * @param questions what must answer, or it ends
     * @param patienceSeconds how long it tries before it ends
     */
    record Boot(int container, List<Question> questions, int patienceSeconds) implements Step {}

    /**
     * An init container waits until these answer and no other pod migrates: it takes a lock of the database, which it keeps while it
     * migrates.
     */
    record TakeTurn(int container, List<Question> questions) implements Step {}

    /** The entrypoint or an init container migrates the database. */
    record Migrate(int container, List<Question> questions) implements Step {}

    /** The entrypoint writes the caches of its release. */
    record Optimize(int container) implements Step {}

    /** It does what it is for. */
    record Serve(int container) implements Step {}
}
