package io.larakube.process;

import io.larakube.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A program that we started and all that it started in turn: ended with us, however we end. */
final class Offspring implements AutoCloseable {

    /** What a program gets to leave in order before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final Thread hook;

    private Offspring(Process process) {
        this.process = process;
        this.hook = new Thread(this::end, "end-" + process.pid());
    }

    static Offspring of(Process process) {
        Offspring offspring = new Offspring(process);
        try {
            Runtime.getRuntime().addShutdownHook(offspring.hook);
        } catch (IllegalStateException ending) {
            offspring.end();
            throw new Failure.Interrupted("Interrupted.");
        }
        return offspring;
    }

    /** Asks all of them to leave, and kills those that have not left after two seconds. */
    void end() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (all.stream().anyMatch(Offspring::runs) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        Stream.concat(all.stream(), all().stream()).forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends the program if it still runs. What it left running on purpose when it ended itself is not ours. */
    @Override
    public void close() {
        if (process.isAlive()) {
            end();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs at this moment; it finds what is left.
        }
    }

    /** A process that has ended but was not yet reaped counts as alive, possibly for ever, but has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private List<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }
}
