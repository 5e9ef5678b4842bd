package io.larakube.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A process that may hold a lease: {@code ada@laptop process 4711, started at 1763712000000}.
 *
 * @param identity what stands in the Lease: user, host, process id and the process' start in milliseconds, between {@code /}
 */
public record LeaseHolder(String identity) {

    /** This process. */
    public static LeaseHolder current() {
        ProcessHandle me = ProcessHandle.current();
        String user = System.getProperty("user.name", "somebody");
        return new LeaseHolder(
                user + "/" + host() + "/" + me.pid() + "/" + started(me).orElse(0L));
    }

    static LeaseHolder of(String identity) {
        return new LeaseHolder(identity);
    }

    /** For people. */
    public String shown() {
        String[] parts = identity.split("/", -1);
        return parts.length == 4 ? parts[0] + " on " + parts[1] + " (process " + parts[2] + ")" : identity;
    }

    /** Whether it ran on this machine and runs no more. */
    boolean isKnownToBeGone() {
        String[] parts = identity.split("/", -1);
        if (parts.length != 4 || !parts[1].equals(host()) || !parts[2].matches("[0-9]{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[2]));
        return process.isEmpty()
                || !parts[3].equals(String.valueOf(started(process.get()).orElse(0L)));
    }

    private static Optional<Long> started(ProcessHandle process) {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unnamed-host";
        }
    }
}
