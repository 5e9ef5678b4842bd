package io.larakube.terminal;

import io.larakube.failure.Failure;
import java.time.Duration;

/** The JVM that we run in. */
final class ThisProcess implements Host {

    private static final Duration TICK = Duration.ofMillis(100);

    @Override
    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public Registration whileOpen(Runnable tick) {
        return Thread.ofVirtual().name("terminal-tick").start(() -> repeat(tick))::interrupt;
    }

    @Override
    public Registration atExit(Runnable action) {
        Thread hook = new Thread(action, "terminal-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            throw new Failure.Interrupted("Interrupted.");
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // The action runs at this moment; there is nothing to take back.
            }
        };
    }

    private static void repeat(Runnable tick) {
        try {
            while (true) {
                Thread.sleep(TICK);
                tick.run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
