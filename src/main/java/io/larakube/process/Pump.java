package io.larakube.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Carries what a program writes to an intake, on a thread of its own so that no full pipe ever holds the program up. */
final class Pump {

    /** How long to wait for more after the program has ended: something that it left behind may hold the pipe for ever. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final InputStream output;
    private final Intake intake;
    private final Runnable onFault;
    private final Thread thread;

    private final AtomicLong pieces = new AtomicLong();
    private volatile boolean listening;
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

    /** Waits for the end of the output, or for silence; to be called when the program has ended. */
    Captured finished() throws InterruptedException {
        long before;
        do {
            before = pieces.get();
        } while (!thread.join(SILENCE) && (!listening || pieces.get() != before));
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

    /** A pipe that breaks has come to its end. */
    private int read(byte[] piece) {
        listening = true;
        try {
            return output.read(piece);
        } catch (IOException broken) {
            return -1;
        } finally {
            pieces.incrementAndGet();
            listening = false;
        }
    }
}
