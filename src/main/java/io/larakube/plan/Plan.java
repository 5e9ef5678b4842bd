package io.larakube.plan;

import io.larakube.blueprint.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every decision for one environment.
 *
 * @param workloads what will run, in the order of a start: engines, then the leader, then the workers
 * @param storage where the application's files live
 * @param hosts host names by the Service that they lead to ({@link Names#WEB_SERVICE}, {@code reverb})
 */
public record Plan(
        String project,
        String environment,
        String namespace,
        AppImage image,
        List<Workload> workloads,
        StorageMode storage,
        Map<String, String> hosts,
        Environment.Ingress ingress,
        Optional<String> pullSecret) {

    public Optional<Workload> workload(String name) {
        return workloads.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst();
    }

    public List<Workload.Backing> engines() {
        return workloads.stream()
                .filter(Workload.Backing.class::isInstance)
                .map(Workload.Backing.class::cast)
                .toList();
    }

    /** Every volume that is asked for: the application's, if it has one, then those of the engines. */
    public List<Claim> claims() {
        return Stream.concat(storage.claim().stream(), engines().stream().flatMap(engine -> engine.claim().stream()))
                .toList();
    }

    public List<Workload.Application> applications() {
        return workloads.stream()
                .filter(Workload.Application.class::isInstance)
                .map(Workload.Application.class::cast)
                .toList();
    }
}
