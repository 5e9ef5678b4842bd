package io.larakube.why;

import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.startup.Cause;
import io.larakube.startup.GateLine;
import io.larakube.startup.RouteCause.HostUnknown;
import io.larakube.startup.RouteCause.NameNotFound;
import io.larakube.startup.RouteCause.NoAnswer;
import io.larakube.startup.RouteCause.PortMissing;
import io.larakube.startup.RouteCause.SelectsNothing;
import io.larakube.startup.RouteCause.ServiceMissing;
import io.larakube.startup.RouteCause.ServiceOfOtherRelease;
import io.larakube.startup.RouteCause.TargetPortClosed;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from a gate to what it asks: name, Service, port, selector, policies, pods.
 *
 * @param pod the one that asks
 * @param asked what the gate said last
 */
record RouteRules(Look look, Optional<Tree> pod, Gate gate, Optional<GateLine.Closed> asked) {

    /** Name servers answer for a new Service within seconds, and remember for as long that there was none. */
    private static final Duration NAMES = Duration.ofSeconds(15);

    /** Endpoints are on the nodes within seconds. */
    private static final Duration ENDPOINTS = Duration.ofSeconds(8);

    /** What answers at all answers within this time, lost packets included. */
    private static final Duration ANSWERS = Duration.ofSeconds(20);

    /**
     * Where the way leads.
     *
     * @param leadsTo the workload behind the Service
     */
    record Route(List<Link> links, List<Cause> broken, Optional<Workload> leadsTo) {}

    /** A host and a port. A name without dots is a Service of the namespace; any other host is somewhere else. */
    Route place(String place) {
        String host = place.contains(":") ? place.substring(0, place.lastIndexOf(':')) : place;
        String local = host.replaceFirst("\\." + look.plan().namespace() + "(\\.svc.*)?$", "");
        if (!local.contains(".")) {
            return service(local);
        }
        Link link = new Link("host " + host, "is outside this namespace");
        return new Route(List.of(link), outside(host, place), Optional.empty());
    }

    private List<Cause> outside(String host, String place) {
        if (isFor("name unknown", NAMES)) {
            return List.of(new HostUnknown(host));
        }
        return isFor("no answer", ANSWERS) ? List.of(new NoAnswer(place, policies(List.of()))) : List.of();
    }

    /** A Service of the namespace. */
    Route service(String name) {
        Optional<Tree> found = look.snapshot().one("Service", name);
        if (found.isEmpty()) {
            Link link = new Link("Service " + name, "does not exist");
            return new Route(List.of(link), List.of(new ServiceMissing(name)), Optional.empty());
        }
        Service service = new Service(look, found.get());
        Optional<String> alias = found.get().textAt("spec", "externalName");
        if (alias.isPresent()) {
            Link link = new Link("Service " + name, "is another name for " + alias.get());
            return new Route(List.of(link), outside(alias.get(), alias.get()), Optional.empty());
        }
        return new Route(List.of(new Link("Service " + name, service.words())), broken(service), service.workload());
    }

    private List<Cause> broken(Service service) {
        List<Cause> causes = new ArrayList<>();
        service.otherRelease()
                .ifPresent(id -> causes.add(new ServiceOfOtherRelease(
                        service.name(), look.snapshot().release())));
        if (causes.isEmpty() && service.selectsNothing()) {
            causes.add(new SelectsNothing(service.name(), service.selectorWords()));
        }
        port(service).ifPresent(causes::add);
        if (causes.isEmpty() && service.isReady()) {
            silent(service).ifPresent(causes::add);
        }
        return causes;
    }

    /** The port that is asked for; the web Service's is written into the manifests and not asked. */
    private Optional<Cause> port(Service service) {
        return asked.map(GateLine.Closed::place)
                .map(place -> place.substring(place.lastIndexOf(':') + 1))
                .filter(port -> !service.isHeadless() && !service.ports().contains(port))
                .map(port -> new PortMissing(service.name(), port, service.ports()));
    }

    /** All is as it should be, and it does not answer. */
    private Optional<Cause> silent(Service service) {
        if (isFor("name unknown", NAMES)) {
            return Optional.of(new NameNotFound(service.name()));
        }
        if (isFor("no answer", ANSWERS)) {
            String place = asked.map(GateLine.Closed::place).orElse(service.name());
            return Optional.of(new NoAnswer(place, policies(service.pods())));
        }
        return isFor("refused", ENDPOINTS) ? service.closedTarget() : Optional.empty();
    }

    /** Whether the gate hears this answer, and runs for so long or has given up. */
    private boolean isFor(String reason, Duration atLeast) {
        Duration runs = pod.map(each -> Times.running(
                        each, gate.initContainer(), look.snapshot().at()))
                .orElse(Duration.ZERO);
        return asked.filter(closed -> closed.reason().equals(reason))
                .filter(closed -> runs.compareTo(atLeast) >= 0 || closed.left().isZero())
                .isPresent();
    }

    /** Network policies that say something about leaving the pod that asks, or about entering those that it asks. */
    private List<String> policies(List<Tree> targets) {
        return look.snapshot().all("NetworkPolicy").stream()
                .filter(policy ->
                        closes(policy, "Egress", "egress", pod.stream().toList())
                                || closes(policy, "Ingress", "ingress", targets))
                .map(Look::name)
                .toList();
    }

    private static boolean closes(Tree policy, String type, String rules, List<Tree> pods) {
        Map<String, Tree> selector = policy.fieldsAt("spec", "podSelector", "matchLabels");
        boolean isOfType = policy.itemsAt("spec", "policyTypes").stream()
                .flatMap(each -> each.textAt().stream())
                .anyMatch(type::equals);
        boolean allowsAll = policy.itemsAt("spec", rules).stream()
                .anyMatch(rule -> rule.fieldsAt().isEmpty());
        return isOfType
                && !allowsAll
                && pods.stream().anyMatch(each -> Look.selects(selector, each.fieldsAt("metadata", "labels")));
    }

    /** A Service and what stands behind it. */
    private record Service(Look look, Tree object) {

        String name() {
            return Look.name(object);
        }

        Map<String, Tree> selector() {
            return object.fieldsAt("spec", "selector");
        }

        String selectorWords() {
            return String.join(
                    ",",
                    selector().entrySet().stream()
                            .map(each -> each.getKey() + "="
                                    + each.getValue().textAt().orElse(""))
                            .toList());
        }

        private Optional<String> label(String name) {
            return Optional.ofNullable(selector().get(name)).flatMap(Tree::textAt);
        }

        /** {@code selects php-web of release 7f3a9c2: 0 of 1 pods are ready}. */
        String words() {
            String of = label(Names.LABEL_NAME).orElse(selector().isEmpty() ? "nothing" : selectorWords())
                    + label(Names.LABEL_RELEASE).map(id -> " of release " + id).orElse("");
            List<Tree> all = endpoints();
            long ready = all.stream().filter(Service::isReady).count();
            return "selects " + of + ": "
                    + (all.isEmpty() ? "no pod" : ready + " of " + all.size() + " pods are ready");
        }

        private List<Tree> endpoints() {
            return look.snapshot().all("EndpointSlice").stream()
                    .filter(slice -> slice.textAt("metadata", "labels", "kubernetes.io/service-name")
                            .filter(name()::equals)
                            .isPresent())
                    .flatMap(slice -> slice.itemsAt("endpoints").stream())
                    .toList();
        }

        private static boolean isReady(Tree endpoint) {
            return endpoint.isTrueAt("conditions", "ready");
        }

        boolean isReady() {
            return endpoints().stream().anyMatch(Service::isReady);
        }

        Optional<Workload> workload() {
            return label(Names.LABEL_NAME).flatMap(look.plan()::workload);
        }

        Optional<String> otherRelease() {
            return label(Names.LABEL_RELEASE)
                    .filter(id -> !id.equals(look.snapshot().release()));
        }

        boolean isHeadless() {
            return object.textAt("spec", "clusterIP").filter("None"::equals).isPresent();
        }

        List<String> ports() {
            return object.itemsAt("spec", "ports").stream()
                    .flatMap(port -> port.numberAt("port").map(String::valueOf).stream())
                    .toList();
        }

        List<Tree> pods() {
            return look.snapshot().all("Pod").stream()
                    .filter(each -> Look.selects(selector(), each.fieldsAt("metadata", "labels")))
                    .toList();
        }

        boolean selectsNothing() {
            Stream<Tree> templates = Stream.of("Deployment", "StatefulSet")
                    .flatMap(kind -> look.snapshot().all(kind).stream())
                    .flatMap(workload -> workload.at("spec", "template").stream());
            return !selector().isEmpty()
                    && Stream.concat(templates, look.snapshot().all("Pod").stream())
                            .noneMatch(each -> Look.selects(selector(), each.fieldsAt("metadata", "labels")));
        }

        /** Where it sends to, when none of its pods names that port as one of its own. */
        Optional<Cause> closedTarget() {
            List<String> open = pods().stream()
                    .flatMap(each -> each.itemsAt("spec", "containers").stream())
                    .flatMap(container -> container.itemsAt("ports").stream())
                    .flatMap(
                            port -> Stream.of(port.numberAt("containerPort").map(String::valueOf), port.textAt("name")))
                    .flatMap(Optional::stream)
                    .toList();
            return object.itemsAt("spec", "ports").stream()
                    .flatMap(port -> port.at("targetPort").stream())
                    .flatMap(port -> port.textAt().or(() -> port.numberAt().map(String::valueOf)).stream())
                    .filter(target -> !open.isEmpty() && !open.contains(target))
                    .findFirst()
                    .map(target -> new TargetPortClosed(name(), target, open));
        }
    }
}
