package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.startup.ContainerView.State;
import io.larakube.startup.ContainerView.State.Terminated;
import io.larakube.startup.ProcessCause.Crashed;
import io.larakube.startup.ProcessCause.GateClosed;
import io.larakube.startup.ProcessCause.MigrationFailed;
import io.larakube.startup.ProcessCause.NotRunnable;
import io.larakube.startup.ProcessCause.OutOfMemory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of a container that came to its end during this start.
 *
 * @param times how often it has ended
 * @param backsOff whether the node waits before it starts it again, which it does not the first time
 * @param said what it wrote
 */
record Ending(
        Scene scene,
        PodView pod,
        ContainerView container,
        Terminated end,
        int times,
        boolean backsOff,
        ContainerLog said) {

    /** A log arrives a moment after the end that it explains. */
    private static final Duration LOG = Duration.ofSeconds(1);

    private static final Pattern MIGRATION_FILE = Pattern.compile("database/migrations/(\\w+)\\.php:\\d+");

    static Optional<Ending> of(Scene scene, PodView pod, ContainerView container) {
        int restarts = scene.restarts(pod, container);
        return switch (container.state()) {
            case Terminated end -> of(scene, pod, container, end, restarts + 1);
            case State.Waiting waiting
            when waiting.reason().equals("CrashLoopBackOff") ->
                container.last().flatMap(end -> of(scene, pod, container, end, restarts + 1));
            case State.Waiting waiting -> Optional.empty();
            case State.Running running ->
                container.last().filter(end -> restarts > 0).flatMap(end -> of(scene, pod, container, end, restarts));
        };
    }

    private static Optional<Ending> of(Scene scene, PodView pod, ContainerView container, Terminated end, int times) {
        int run = container.state() instanceof State.Running ? container.restarts() - 1 : container.restarts();
        boolean backsOff = container.state() instanceof State.Waiting;
        ContainerLog log = scene.log(pod, container, run);
        ContainerLog lastWords = ContainerLog.of(end.message());
        ContainerLog said = log.tellsWhy() || !lastWords.tellsWhy() ? log.or(lastWords) : lastWords;
        return Optional.of(new Ending(scene, pod, container, end, times, backsOff, said));
    }

    Optional<Sign> sign(Workload workload, Optional<Gate> gate) {
        return Stream.of(
                        outOfMemory(),
                        notRunnable(),
                        gate.flatMap(this::gateClosed),
                        migrationFailed(workload),
                        crashed(workload))
                .flatMap(Optional::stream)
                .findFirst()
                .map(cause -> new Sign(workload.name(), Optional.of(pod.name()), cause, patience()));
    }

    private Duration patience() {
        return said.tellsWhy() || !end.message().isEmpty() ? Duration.ZERO : LOG;
    }

    private Optional<Cause> outOfMemory() {
        return end.reason().equals("OOMKilled")
                ? Optional.of(new OutOfMemory(container.name(), container.memoryLimit()))
                : Optional.empty();
    }

    private Optional<Cause> notRunnable() {
        return List.of("StartError", "ContainerCannotRun").contains(end.reason())
                ? Optional.of(new NotRunnable(container.name(), end.message()))
                : Optional.empty();
    }

    private Optional<Cause> gateClosed(Gate gate) {
        return GateLine.last(said.tail())
                .flatMap(line -> line instanceof GateLine.Failed failed
                        ? Optional.of(new GateClosed(gate, failed.text()))
                        : Optional.empty());
    }

    private Optional<Cause> migrationFailed(Workload workload) {
        if (!scene.situation().isLeader(workload.name())) {
            return Optional.empty();
        }
        List<String> tail = sinceFailure();
        Optional<Thrown> thrown = Thrown.in(tail);
        Optional<String> named = said.leader().failed().or(() -> thrown.flatMap(Ending::migration));
        return named.map(name -> new MigrationFailed(
                name, container.name(), thrown.map(Thrown::lines).orElse(LogText.last(tail, 3))));
    }

    /** What was logged before the migration failed has other reasons. */
    private List<String> sinceFailure() {
        List<String> tail = said.tail();
        return said.leader().failed().stream()
                .flatMap(name -> tail.stream().filter(line -> line.strip().startsWith(name)))
                .map(tail::lastIndexOf)
                .reduce((earlier, later) -> later)
                .map(index -> tail.subList(index + 1, tail.size()))
                .orElse(tail);
    }

    private static Optional<String> migration(Thrown thrown) {
        return thrown.place()
                .map(MIGRATION_FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> file.group(1));
    }

    /** A leader's known fault is the end at once; anything else may be chance the first time. */
    private Optional<Cause> crashed(Workload workload) {
        Optional<KnownFault> fault = workload instanceof Workload.Application
                ? KnownFault.in(said.tail())
                : KnownFault.inAnyProgram(said.tail());
        boolean again = times >= 2 || backsOff;
        if (!again && !(fault.isPresent() && scene.situation().isLeader(workload.name()))) {
            return Optional.empty();
        }
        List<String> lines = Thrown.in(said.tail())
                .map(Thrown::lines)
                .or(() -> fault.map(known -> known.lines(said.tail())))
                .orElse(LogText.last(said.tail(), 4));
        return Optional.of(new Crashed(container.name(), end.exitCode(), times, fault, lines));
    }
}
