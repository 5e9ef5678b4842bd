package io.larakube.cluster;

import io.larakube.startup.Condition;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a namespace shows at one moment of why its workloads are as they are. ConfigMaps and Secrets are not read.
 *
 * @param objects what is in the namespace, and its network policies, the cluster's nodes and storage classes when they may be listed
 * @param logs of containers that are not ready or were started again
 */
public record Capture(Instant at, List<Tree> objects, List<Log> logs) {

    /** The end of what one run of a container wrote. */
    public record Log(String pod, String container, int run, String text) {}

    private static final int LINES = 200;

    private static final List<Kind> IN_NAMESPACE = List.of(
            Kind.POD, Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.SERVICE, Kind.ENDPOINT_SLICE, Kind.CLAIM, Kind.EVENT);

    private static final List<Kind> AROUND = List.of(Kind.NODE, Kind.STORAGE_CLASS, Kind.NETWORK_POLICY);

    /** Asks the cluster. */
    public static Capture take(Api api, String namespace) {
        List<Tree> objects = new ArrayList<>();
        SideBySide.of(IN_NAMESPACE, kind -> api.list(kind, namespace, ""))
                .values()
                .forEach(objects::addAll);
        SideBySide.of(AROUND, kind -> api.allowed(kind, namespace).orElse(List.of()))
                .values()
                .forEach(objects::addAll);
        List<Log> logs = logs(api, namespace, objects);
        return new Capture(Instant.now(), objects, logs);
    }

    private static List<Log> logs(Api api, String namespace, List<Tree> objects) {
        List<ContainerRuns.Log> wanted = objects.stream()
                .filter(object -> object.textAt("kind").filter("Pod"::equals).isPresent())
                .filter(pod -> !Condition.holds(pod, Condition.READY))
                .flatMap(pod -> ContainerRuns.of(pod).stream())
                .toList();
        Map<ContainerRuns.Log, Log> logs = SideBySide.of(wanted, log -> read(api, namespace, log));
        logs.putAll(SideBySide.of(overtaken(api, namespace, wanted), log -> read(api, namespace, log.asPrevious())));
        return logs.values().stream().filter(log -> !log.text().isEmpty()).toList();
    }

    /** Runs that another one followed while their log was read, which may be the log of that other one. */
    private static List<ContainerRuns.Log> overtaken(Api api, String namespace, List<ContainerRuns.Log> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<ContainerRuns.Run> former = api.list(Kind.POD, namespace, "").stream()
                .flatMap(pod -> ContainerRuns.of(pod).stream())
                .filter(ContainerRuns.Log::isPrevious)
                .map(ContainerRuns.Log::run)
                .collect(Collectors.toSet());
        return wanted.stream()
                .filter(log -> !log.isPrevious() && former.contains(log.run()))
                .toList();
    }

    private static Log read(Api api, String namespace, ContainerRuns.Log log) {
        ContainerRuns.Run run = log.run();
        String query =
                "?container=" + run.container() + "&tailLines=" + LINES + (log.isPrevious() ? "&previous=true" : "");
        return new Log(
                run.pod(),
                run.container(),
                run.number(),
                api.log(namespace, run.pod(), query).orElse(""));
    }
}
