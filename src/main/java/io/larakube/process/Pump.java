package io.larakube.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Carries what a program writes to an intake, on a thread of its own so that no full pipe ever holds the program up. */
final class Pump {

    /**
     * How long to wait for more after the program has ended: something that it left behind may hold the pipe for ever. Long,
     * because on a busy machine what was written last may take its time.
     */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final InputStream output;
    private final Intake intake;
    private final Runnable onFault;
    private final Thread thread;

    private volatile boolean listening;
    private volatile long heard = System.nanoTime();
    private volatile Optional<RuntimeException> fault = Optional.empty();

    private Pump(InputStream output, Intake intake, Runnable onFault) {
        this.output = output;
        this.intake = intake;
        this.onFault = onFault;
        this.thread = Thread.ofVirtual().name("pump").unstarted(this::run);
    }

    /** @param onFault run when the intake throws; what it threw is thrown again by {@link #finished} */
    static Pump start(InputStream output, Intake intake, Runnable onFault) {
        Pump pump = new Pump(output, intake, onFault);
        pump.thread.start();
        return pump;
    }

    /**
     * Waits for the end of the output, or for silence.
     *
     * @param ended when the program ended, in {@link System#nanoTime}
     */
    Captured finished(long ended) throws InterruptedException {
        boolean over = thread.join(LOOK);
        while (!over && !silent(ended)) {
            over = thread.join(LOOK);
        }
        if (fault.isPresent()) {
            throw fault.get();
        }
        return intake.captured();
    }

    private void run() {
        try {
            carry();
        } catch (RuntimeException thrown) {
            fault = Optional.of(thrown);
            onFault.run();
        }
    }

    private void carry() {
        byte[] piece = new byte[16 * 1024];
        int length = read(piece);
        while (length >= 0) {
            intake.take(piece, length);
            length = read(piece);
        }
        intake.end();
    }

    private boolean silent(long ended) {
        long now = System.nanoTime();
        return listening && Math.min(now - heard, now - ended) > SILENCE.toNanos();
    }

    /** A pipe that breaks has come to its end. */
    private int read(byte[] piece) {
        listening = true;
        try {
            return output.read(piece);
        } catch (IOException broken) {
            return -1;
        } finally {
            heard = System.nanoTime();
            listening = false;
        }
    }
}
