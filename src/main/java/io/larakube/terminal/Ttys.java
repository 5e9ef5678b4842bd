package io.larakube.terminal;

import io.larakube.terminal.Streams.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which of the standard streams are terminals. {@code System.console()} knows standard input and output only together and
 * standard error not at all.
 */
final class Ttys {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Exit status: one bit for each stream that is a terminal. */
    private static final String TEST =
            "s=0; test -t 0 && s=1; test -t 1 && s=$((s+2)); test -t 2 && s=$((s+4)); exit $s";

    private Ttys() {}

    static Set<Standard> ofThisProcess() {
        return Files.isDirectory(DESCRIPTORS) ? linked() : tested();
    }

    /** Linux names what a descriptor is open on; costs no process. */
    static Set<Standard> linked() {
        Set<Standard> terminals = EnumSet.noneOf(Standard.class);
        for (Standard stream : Standard.values()) {
            if (terminal(DESCRIPTORS.resolve(Integer.toString(stream.descriptor())))) {
                terminals.add(stream);
            }
        }
        return terminals;
    }

    /** Any POSIX shell, which inherits the streams; a few milliseconds. */
    static Set<Standard> tested() {
        Set<Standard> terminals = EnumSet.noneOf(Standard.class);
        try {
            int bits = new ProcessBuilder("sh", "-c", TEST).inheritIO().start().waitFor();
            for (Standard stream : Standard.values()) {
                if ((bits >> stream.descriptor() & 1) == 1) {
                    terminals.add(stream);
                }
            }
        } catch (IOException noShell) {
            return Set.of();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return terminals;
    }

    private static boolean terminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
