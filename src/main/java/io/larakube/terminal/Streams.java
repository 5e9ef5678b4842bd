package io.larakube.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/**
 * Where the process reads and writes, and which of these are terminals.
 *
 * @param in unbuffered
 * @param environment the process' environment variables
 */
public record Streams(
        InputStream in, OutputStream out, OutputStream err, Set<Standard> terminals, Map<String, String> environment) {

    /** The three streams that a process is started with. */
    public enum Standard {
        INPUT(0),
        OUTPUT(1),
        ERROR(2);

        private final int descriptor;

        Standard(int descriptor) {
            this.descriptor = descriptor;
        }

        int descriptor() {
            return descriptor;
        }
    }

    public Streams {
        terminals = Set.copyOf(terminals);
        environment = Map.copyOf(environment);
    }

    public static Streams ofThisProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Ttys.ofThisProcess(),
                System.getenv());
    }

    /** Whether a person is at the other end. */
    public boolean terminal(Standard stream) {
        return terminals.contains(stream);
    }

    /** Whether the terminal understands no control sequences at all. */
    boolean dumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** {@code NO_COLOR} wins (no-color.org); {@code FORCE_COLOR} and {@code CLICOLOR_FORCE} colour pipes too. */
    public boolean colours(Standard stream) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        return forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") || (terminal(stream) && !dumb());
    }

    private boolean forced(String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }
}
