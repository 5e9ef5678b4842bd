package io.larakube.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process whose time passes, and that ends, when a test says so. */
final class TestHost implements Host {

    private final List<Runnable> ticks = new ArrayList<>();
    private final List<Runnable> exits = new ArrayList<>();
    private Duration now = Duration.ofSeconds(1000);

    /** Time passes; everything that ticks does so at its end. */
    void pass(long millis) {
        now = now.plusMillis(millis);
        List.copyOf(ticks).forEach(Runnable::run);
    }

    /** As after Ctrl-C. */
    void exit() {
        List.copyOf(exits).forEach(Runnable::run);
    }

    boolean idle() {
        return ticks.isEmpty() && exits.isEmpty();
    }

    @Override
    public Duration uptime() {
        return now;
    }

    @Override
    public Registration whileOpen(Runnable tick) {
        ticks.add(tick);
        return () -> ticks.remove(tick);
    }

    @Override
    public Registration atExit(Runnable action) {
        exits.add(action);
        return () -> exits.remove(action);
    }
}
