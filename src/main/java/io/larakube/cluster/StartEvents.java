package io.larakube.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.larakube.cluster.ContainerRuns.Run;
import io.larakube.startup.Condition;
import io.larakube.startup.StartupEvent;
import io.larakube.tree.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Everything that happens in a namespace while an environment starts, as events in the order in which they became known here. */
public final class StartEvents implements AutoCloseable {

    /** What is watched: who starts an environment must be allowed to list and watch these. */
    public static final List<Kind> KINDS =
            List.of(Kind.POD, Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.CLAIM, Kind.EVENT);

    /** What is enough to see why a container ended. */
    private static final int LINES = 500;

    private final Cluster cluster;
    private final String namespace;
    private final BlockingQueue<StartupEvent> events = new LinkedBlockingQueue<>();
    private final Set<Run> followed = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Watch> watch;

    private StartEvents(Cluster cluster, Api api, String namespace, List<Tree> before) {
        this.cluster = cluster;
        this.namespace = namespace;
        before.forEach(this::seen);
        events.add(new StartupEvent.Sending(Instant.now()));
        this.watch = readers.submit(() -> watch(api, before));
    }

    /**
     * Looks at all that is there, which is how things were before this start, and begins to watch what comes. What a watch needs is
     * loaded beside the caller, who need not wait for it.
     */
    public static StartEvents from(Cluster cluster, Api api, String namespace) {
        List<Tree> before = SideBySide.of(KINDS, kind -> api.list(kind, namespace, "")).values().stream()
                .flatMap(List::stream)
                .toList();
        return new StartEvents(cluster, api, namespace, before);
    }

    /** The pods and claims that are there now, as if they had been observed at this moment. */
    public static List<StartupEvent> past(Api api, String namespace) {
        return SideBySide.of(List.of(Kind.POD, Kind.CLAIM), kind -> api.list(kind, namespace, "")).values().stream()
                .flatMap(List::stream)
                .flatMap(object -> StartupEvent.observed(Instant.now(), object).stream())
                .toList();
    }

    private Watch watch(Api api, List<Tree> before) throws InterruptedException {
        Watch opened = new Watch(cluster, namespace, KINDS, new Watch.Sink() {
            @Override
            public void seen(Tree object) {
                StartEvents.this.seen(object);
            }

            @Override
            public void gone(Tree object) {
                StartupEvent.deleted(Instant.now(), object).ifPresent(events::add);
            }
        });
        try {
            opened.awaitListed();
            left(api, before);
            return opened;
        } catch (InterruptedException | RuntimeException broken) {
            opened.close();
            throw broken;
        }
    }

    /** What went before the watch began, of which it never tells. */
    private void left(Api api, List<Tree> before) {
        Set<String> there = api.list(Kind.POD, namespace, "").stream()
                .flatMap(pod -> pod.textAt("metadata", "uid").stream())
                .collect(Collectors.toSet());
        before.stream()
                .flatMap(object -> StartupEvent.deleted(Instant.now(), object).stream())
                .filter(gone -> gone instanceof StartupEvent.PodGone pod && !there.contains(pod.uid()))
                .forEach(events::add);
    }

    /** The next event; the passing of time when nothing happens for so long. */
    public StartupEvent next(Duration patience) throws InterruptedException {
        if (watch.state() == Future.State.FAILED) {
            throw watch.exceptionNow() instanceof RuntimeException refused
                    ? refused
                    : new IllegalStateException(watch.exceptionNow());
        }
        StartupEvent event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return event == null ? new StartupEvent.TimePassed(Instant.now()) : event;
    }

    /** Adds what the caller itself did. */
    public void add(StartupEvent event) {
        events.add(event);
    }

    private void seen(Tree object) {
        StartupEvent.observed(Instant.now(), object).ifPresent(events::add);
        if (object.textAt("kind").filter(Kind.POD.name()::equals).isPresent() && isOnItsWay(object)) {
            ContainerRuns.of(object).stream()
                    .filter(log -> followed.add(log.run()))
                    .forEach(log -> readers.execute(() -> follow(log)));
        }
    }

    /** What a pod writes before it is Ready is part of the start; what it writes later is the application's own business. */
    private static boolean isOnItsWay(Tree pod) {
        boolean leaving = pod.at("metadata", "deletionTimestamp").isPresent();
        return !Condition.holds(pod, Condition.READY) && !leaving;
    }

    /** A log that breaks off is taken up again with the next change of its pod. */
    private void follow(ContainerRuns.Log of) {
        Run run = of.run();
        ContainerResource container = cluster.client()
                .pods()
                .inNamespace(namespace)
                .withName(run.pod())
                .inContainer(run.container());
        try {
            if (of.isPrevious()) {
                container.terminated().tailingLines(LINES).getLog().lines().forEach(line -> add(run, line));
            } else {
                try (LogWatch log = container.tailingLines(LINES).watchLog()) {
                    read(run, log);
                }
            }
        } catch (IOException | KubernetesClientException brokenOff) {
            followed.remove(run);
        }
    }

    private void read(Run run, LogWatch log) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                add(run, line.get());
            }
        }
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    private void add(Run run, String line) {
        events.add(new StartupEvent.LogLine(Instant.now(), run.pod(), run.container(), run.number(), line));
    }

    @Override
    public void close() {
        readers.shutdownNow();
        if (watch.state() == Future.State.SUCCESS) {
            watch.resultNow().close();
        }
    }
}
