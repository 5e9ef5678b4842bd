package io.larakube.why;

import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.startup.Finding;
import io.larakube.startup.GateLine;
import io.larakube.startup.Stage;
import io.larakube.startup.StartupState;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks from a workload that is not ready to what it waits for, to what that waits for, until nothing waits any more. */
final class Chains {

    private final Snapshot snapshot;
    private final Plan plan;
    private final StartupState state;
    private final List<Link> links = new ArrayList<>();
    private final Set<String> walked = new LinkedHashSet<>();

    private Chains(Snapshot snapshot, Plan plan, StartupState state) {
        this.snapshot = snapshot;
        this.plan = plan;
        this.state = state;
    }

    /**
     * A chain.
     *
     * @param workloads those that it leads through, from the one that was asked for to the one where it ends
     */
    record Chain(List<String> workloads, List<Link> links) {
        String begin() {
            return workloads.getFirst();
        }

        String end() {
            return workloads.getLast();
        }

        Optional<Link> broken() {
            return links.stream().filter(Link::isBroken).findFirst();
        }
    }

    static Chain from(Snapshot snapshot, Plan plan, StartupState state, Workload workload) {
        Chains chains = new Chains(snapshot, plan, state);
        chains.walk(workload);
        return new Chain(List.copyOf(chains.walked), List.copyOf(chains.links));
    }

    private void walk(Workload workload) {
        if (!walked.add(workload.name())) {
            return;
        }
        Stage stage = state.progress(workload).stage();
        List<Tree> pods = pods(workload);
        if (pods.isEmpty()) {
            add(kind(workload) + " " + workload.name(), "has no pod of release " + snapshot.release());
        }
        pods.forEach(pod -> add("Pod " + name(pod), stage instanceof Stage.Failed ? "is not ready" : stage.text()));
        pods.forEach(this::node);
        pods.forEach(this::claims);
        if (stage instanceof Stage.WaitingFor waiting) {
            gate(waiting);
        }
        if (stage instanceof Stage.Failed) {
            finding(workload)
                    .ifPresent(finding -> add(workload.name(), finding.cause().what()));
        }
    }

    private void gate(Stage.WaitingFor waiting) {
        switch (waiting.gate()) {
            case Gate.Web web -> service(Names.WEB_SERVICE);
            case Gate.Services services ->
                waiting.asked().map(GateLine.Closed::place).ifPresent(this::place);
        }
    }

    /** A host and a port. A name without dots is a Service of the namespace; any other host is somewhere else. */
    private void place(String place) {
        String host = place.contains(":") ? place.substring(0, place.lastIndexOf(':')) : place;
        if (host.contains(".")) {
            add("host " + host, "is outside this namespace");
        } else {
            service(host);
        }
    }

    private void service(String name) {
        Optional<Tree> service = snapshot.one("Service", name);
        if (service.isEmpty()) {
            broken("Service " + name, "does not exist", "make the host in the environment's .env file one that exists");
            return;
        }
        Map<String, Tree> selector = service.get().fieldsAt("spec", "selector");
        Optional<String> release = text(selector, Names.LABEL_RELEASE);
        Optional<String> target = text(selector, Names.LABEL_NAME);
        String of = target.orElse("nothing")
                + release.map(id -> " of release " + id).orElse("");
        add("Service " + name, "selects " + of + ": " + endpoints(name));
        if (release.isPresent() && !release.get().equals(snapshot.release())) {
            broken(
                    "Service " + name,
                    "leads to another release than the one that was started, " + snapshot.release(),
                    "larakube up " + plan.environment() + " --force-conflicts");
        }
        target.flatMap(plan::workload).ifPresent(this::walk);
    }

    private static Optional<String> text(Map<String, Tree> fields, String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(Tree::textAt);
    }

    private String endpoints(String service) {
        List<Tree> endpoints = snapshot.all("EndpointSlice").stream()
                .filter(slice -> slice.textAt("metadata", "labels", "kubernetes.io/service-name")
                        .filter(service::equals)
                        .isPresent())
                .flatMap(slice -> slice.itemsAt("endpoints").stream())
                .toList();
        long ready = endpoints.stream()
                .filter(endpoint -> endpoint.isTrueAt("conditions", "ready"))
                .count();
        return endpoints.isEmpty() ? "no pod" : ready + " of " + endpoints.size() + " pods are ready";
    }

    private void node(Tree pod) {
        pod.textAt("spec", "nodeName")
                .flatMap(name -> snapshot.one("Node", name))
                .filter(node -> !isReady(node))
                .ifPresent(node -> broken(
                        "Node " + name(node),
                        "is not ready",
                        "kubectl --context " + snapshot.context() + " describe node " + name(node)));
    }

    private static boolean isReady(Tree node) {
        return node.itemsAt("status", "conditions").stream()
                .anyMatch(condition -> condition.textAt("type").orElse("").equals("Ready")
                        && condition.textAt("status").orElse("").equals("True"));
    }

    private void claims(Tree pod) {
        pod.itemsAt("spec", "volumes").stream()
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .forEach(this::claim);
    }

    private void claim(String name) {
        Optional<Tree> claim = snapshot.one("PersistentVolumeClaim", name);
        if (claim.isEmpty()) {
            broken("PersistentVolumeClaim " + name, "does not exist", "larakube up " + plan.environment());
            return;
        }
        String phase = claim.get().textAt("status", "phase").orElse("Pending");
        if (phase.equals("Bound")) {
            return;
        }
        add("PersistentVolumeClaim " + name, "is " + phase);
        claim.get()
                .textAt("spec", "storageClassName")
                .filter(storageClass ->
                        snapshot.one("StorageClass", storageClass).isEmpty())
                .ifPresent(storageClass -> add("StorageClass " + storageClass, "is not there, or may not be listed"));
    }

    private Optional<Finding> finding(Workload workload) {
        return state.findings().stream()
                .filter(finding -> finding.workloads().contains(workload.name()))
                .findFirst();
    }

    private List<Tree> pods(Workload workload) {
        boolean isEngine = workload instanceof Workload.Backing;
        return snapshot.all("Pod").stream()
                .filter(pod -> pod.textAt("metadata", "labels", Names.LABEL_NAME)
                        .filter(workload.name()::equals)
                        .isPresent())
                .filter(pod -> isEngine
                        || pod.textAt("metadata", "labels", Names.LABEL_RELEASE)
                                .filter(snapshot.release()::equals)
                                .isPresent())
                .filter(pod -> pod.at("metadata", "deletionTimestamp").isEmpty())
                .toList();
    }

    private static String kind(Workload workload) {
        return workload instanceof Workload.Backing ? "StatefulSet" : "Deployment";
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }

    private void add(String thing, String says) {
        links.add(new Link(thing, says, Optional.empty()));
    }

    private void broken(String thing, String says, String remedy) {
        links.add(new Link(thing, says, Optional.of(remedy)));
    }
}
