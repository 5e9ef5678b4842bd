package io.larakube.process;

import io.larakube.failure.Failure;
import java.util.function.Consumer;

/**
 * Runs other programs. Every method throws {@link Failure.Unavailable} when the program cannot be started,
 * {@link Failure.Unsuccessful} when it is ended for taking longer than its limit, and {@link Failure.Interrupted} when this
 * thread is interrupted, after the program and all that it started have been ended.
 */
public interface Runner {

    /** Runs it to its end and keeps all that it writes. */
    Finished run(Invocation invocation);

    /**
     * Runs it to its end and hands over each line of both outputs as it comes, one at a time, secrets dotted; keeps only the
     * last lines.
     */
    Finished run(Invocation invocation, Consumer<String> lines);

    /** Lets it have the terminal; the exit code. */
    int interactive(Invocation invocation);
}
