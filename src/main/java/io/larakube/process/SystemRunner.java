package io.larakube.process;

import io.larakube.failure.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Runs programs on this machine. What it started ends with this process, however that ends short of being killed. */
public final class SystemRunner implements Runner {

    private final Programs programs;

    public SystemRunner(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Finished run(Invocation invocation) {
        return run(invocation, new Intake.Everything(), new Intake.Everything());
    }

    @Override
    public Finished run(Invocation invocation, Consumer<String> lines) {
        ReentrantLock one = new ReentrantLock();
        Consumer<String> oneAtATime = line -> {
            one.lock();
            try {
                lines.accept(invocation.withoutSecrets(line));
            } finally {
                one.unlock();
            }
        };
        return run(invocation, new Intake.Lines(oneAtATime), new Intake.Lines(oneAtATime));
    }

    @Override
    public int interactive(Invocation invocation) {
        Process process = new Start(programs, invocation).withOurTerminal();
        try (Offspring _ = Offspring.of(process)) {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            throw interrupted(invocation);
        }
    }

    private Finished run(Invocation invocation, Intake out, Intake err) {
        long start = System.nanoTime();
        Process process = new Start(programs, invocation).withPipes();
        try (Offspring offspring = Offspring.of(process)) {
            Pump outPump = Pump.start(process.getInputStream(), out, offspring::end);
            Pump errPump = Pump.start(process.getErrorStream(), err, offspring::end);
            boolean inTime = endsInTime(process, invocation);
            if (!inTime) {
                offspring.end();
            }
            int exitCode = process.waitFor();
            long ended = System.nanoTime();
            Captured written = outPump.finished(ended);
            Captured complained = errPump.finished(ended);
            Duration took = Duration.ofNanos(ended - start);
            Finished finished = new Finished(invocation, exitCode, written, complained, took);
            return inTime ? finished : overdue(finished);
        } catch (InterruptedException interrupted) {
            throw interrupted(invocation);
        }
    }

    private static boolean endsInTime(Process process, Invocation invocation) throws InterruptedException {
        if (invocation.limit().isPresent()) {
            return process.waitFor(invocation.limit().get().toNanos(), TimeUnit.NANOSECONDS);
        }
        process.waitFor();
        return true;
    }

    private static Finished overdue(Finished finished) {
        Duration limit = finished.invocation().limit().orElse(Duration.ZERO);
        String words = limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        throw new Failure.Unsuccessful(
                finished.invocation().shown() + " did not end within " + words + finished.lastWords());
    }

    private static Failure.Interrupted interrupted(Invocation invocation) {
        return new Failure.Interrupted(invocation.shown() + " was interrupted");
    }
}
