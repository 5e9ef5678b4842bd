package io.larakube.why;

import io.larakube.plan.Workload;
import io.larakube.startup.Cause;
import io.larakube.startup.ImageCause.OnNodeButNotTrusted;
import io.larakube.startup.ProbeCause.Fails;
import io.larakube.startup.ProbeCause.OtherPort;
import io.larakube.startup.Stage;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What shows in the containers of a pod, and in nothing that they say themselves. */
record ContainerRules(Look look, Workload workload, Tree pod) {

    private static final Set<String> PULLING = Set.of("ErrImagePull", "ImagePullBackOff");

    /** Kubelets that have much to say leave out some of it. */
    private static final String NOTHING_SAID = "its node has not said what the probe meets";

    /** A process opens its port within this time of its start, or is still starting, which its startup probe knows. */
    private static final Duration OPENS = Duration.ofSeconds(3);

    /** Far longer than a process that has passed its startup probe takes to become ready. */
    private static final Duration LONG = Duration.ofSeconds(60);

    Step all() {
        Stream<Cause> pulled = statuses().flatMap(status -> onNode(status).stream());
        Stream<Cause> probed =
                look.state().progress(workload).stage() instanceof Stage.BecomingReady ? probes() : Stream.empty();
        return Stream.concat(pulled, probed).map(Step::of).reduce(Step.NOTHING, Step::and);
    }

    private Stream<Tree> statuses() {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> pod.itemsAt("status", statuses).stream());
    }

    private Optional<Cause> onNode(Tree status) {
        if (status.textAt("state", "waiting", "reason")
                .filter(PULLING::contains)
                .isEmpty()) {
            return Optional.empty();
        }
        String image = status.textAt("image").orElse("");
        String node = pod.textAt("spec", "nodeName").orElse("");
        String said = status.textAt("state", "waiting", "message").orElse("");
        return look.snapshot().one("Node", node).stream()
                .flatMap(object -> object.itemsAt("status", "images").stream())
                .flatMap(held -> held.itemsAt("names").stream())
                .flatMap(name -> name.textAt().stream())
                .filter(ImageNames.full(image)::equals)
                .findFirst()
                .map(name -> new OnNodeButNotTrusted(image, node, said));
    }

    private Stream<Cause> probes() {
        return pod.itemsAt("spec", "containers").stream()
                .filter(container -> !isReady(container))
                .flatMap(container -> Stream.of("readiness", "startup")
                        .flatMap(probe -> probe(container, probe).stream())
                        .limit(1));
    }

    private boolean isReady(Tree container) {
        return statuses()
                .filter(status -> status.textAt("name").equals(container.textAt("name")))
                .anyMatch(status -> status.isTrueAt("ready"));
    }

    private Optional<Cause> probe(Tree container, String probe) {
        String name = container.textAt("name").orElse("");
        Duration runs = Times.running(pod, name, look.snapshot().at());
        if (container.at(probe + "Probe").isEmpty() || runs.compareTo(OPENS) < 0) {
            return Optional.empty();
        }
        Optional<String> said = said(probe);
        boolean isAnswered = said.filter(words -> words.contains("statuscode")).isPresent();
        boolean isLong = probe.equals("readiness") && isStarted(name) && runs.compareTo(LONG) >= 0 && !isAnswered;
        return said.flatMap(words -> otherPort(container, name, probe, words))
                .or(() -> isLong ? Optional.of(new Fails(name, probe, said.orElse(NOTHING_SAID))) : Optional.empty());
    }

    /** Whether its startup probe, when it has one, has succeeded. */
    private boolean isStarted(String container) {
        return statuses()
                .filter(status ->
                        status.textAt("name").filter(container::equals).isPresent())
                .anyMatch(status -> status.isTrueAt("started"));
    }

    private Optional<String> said(String probe) {
        String begin = Character.toUpperCase(probe.charAt(0)) + probe.substring(1) + " probe ";
        return look.events("Pod", Look.name(pod), "Unhealthy").stream()
                .flatMap(event -> event.textAt("message").stream())
                .filter(message -> message.startsWith(begin))
                .reduce((earlier, later) -> later);
    }

    private static Optional<Cause> otherPort(Tree container, String name, String probe, String said) {
        List<String> ports = container.itemsAt("ports").stream()
                .flatMap(port -> Stream.of(port.numberAt("containerPort").map(String::valueOf), port.textAt("name")))
                .flatMap(Optional::stream)
                .toList();
        return Stream.of("httpGet", "tcpSocket", "grpc")
                .flatMap(kind -> container.at(probe + "Probe", kind, "port").stream())
                .flatMap(port -> port.textAt().or(() -> port.numberAt().map(String::valueOf)).stream())
                .filter(port -> !ports.isEmpty() && !ports.contains(port))
                .findFirst()
                .map(port -> new OtherPort(name, probe, port, ports, said));
    }
}
