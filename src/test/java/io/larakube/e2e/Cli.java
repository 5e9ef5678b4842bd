package io.larakube.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs larakube as a process of its own, as a user would, in a project's folder. */
public final class Cli {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Map<String, String> environment;

    public Cli(Path folder) {
        this(folder, Map.of());
    }

    /** With these environment variables beside or instead of those of the test. */
    public Cli(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** How a run ended, and when. */
    public record Ended(int exitCode, String out, String err, Instant at) {
        public String all() {
            return out + err;
        }
    }

    /** Runs a command line to its end. */
    public Ended run(String... arguments) {
        return start(arguments).await();
    }

    /** Runs a command line that has to succeed. */
    public Ended succeed(String... arguments) {
        Ended ended = run(arguments);
        if (ended.exitCode() != 0) {
            throw new AssertionError("larakube " + String.join(" ", arguments) + " ended with " + ended.exitCode()
                    + ":\n" + ended.all());
        }
        return ended;
    }

    /** Starts a command line and does not wait for it. */
    public Running start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.larakube.Main"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment().putIfAbsent("NO_COLOR", "1");
            builder.environment().putAll(environment);
            return new Running(builder.start());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A run that goes on. */
    @SuppressWarnings("JdkObsolete") // the readers write while the test reads
    public static final class Running {
        private final Process process;
        private final StringBuffer out = new StringBuffer();
        private final StringBuffer err = new StringBuffer();
        private final List<Thread> readers;

        Running(Process process) {
            this.process = process;
            this.readers = List.of(
                    Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8), out)),
                    Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8), err)));
        }

        private static void read(java.io.BufferedReader reader, StringBuffer into) {
            reader.lines().forEach(line -> into.append(line).append('\n'));
        }

        public Ended await() {
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("larakube did not end within " + LIMIT + ":\n" + out + err);
                }
                Instant at = Instant.now();
                for (Thread reader : readers) {
                    reader.join();
                }
                return new Ended(process.exitValue(), out.toString(), err.toString(), at);
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        /** As {@code kill -9}. */
        public void kill() {
            process.destroyForcibly();
        }

        /** As Ctrl-C. */
        public void interrupt() {
            RealCluster.command("kill", "-INT", String.valueOf(process.pid()));
        }

        public String soFar() {
            return out.toString() + err;
        }
    }
}
