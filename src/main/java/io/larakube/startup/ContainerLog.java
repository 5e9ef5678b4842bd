package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a container has written, as far as it matters: its last telling lines, and its leader.
 *
 * @param tail without colours, empty lines, access logs and the framework's part of stack traces
 */
record ContainerLog(List<String> tail, LeaderLog leader) {

    static final ContainerLog EMPTY = new ContainerLog(List.of(), LeaderLog.EMPTY);

    private static final int LINES = 60;

    static ContainerLog of(String text) {
        ContainerLog log = EMPTY;
        for (String line : text.lines().toList()) {
            log = log.after(line);
        }
        return log;
    }

    ContainerLog or(ContainerLog other) {
        return tail.isEmpty() ? other : this;
    }

    /** Whether it names a reason for an end. */
    boolean tellsWhy() {
        return (leader.failed().isPresent() && Thrown.in(tail).isPresent())
                || KnownFault.in(tail).isPresent()
                || GateLine.last(tail).filter(GateLine.Failed.class::isInstance).isPresent();
    }

    ContainerLog after(String text) {
        String line = LogText.plain(text);
        LeaderLog told = leader.after(line);
        boolean repeated = !tail.isEmpty() && tail.getLast().equals(line);
        return LogText.isNoise(line) || repeated ? new ContainerLog(tail, told) : new ContainerLog(with(line), told);
    }

    private List<String> with(String line) {
        List<String> longer = new ArrayList<>(LogText.last(tail, LINES - 1));
        longer.add(line);
        return List.copyOf(longer);
    }
}
