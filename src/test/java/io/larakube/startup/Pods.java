package io.larakube.startup;

import io.larakube.startup.ContainerView.State;
import io.larakube.startup.ContainerView.State.Running;
import io.larakube.startup.ContainerView.State.Terminated;
import io.larakube.startup.ContainerView.State.Waiting;
import io.larakube.startup.PodView.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Pods as a test says them. */
final class Pods {

    static final String RELEASE = "r1";

    private Pods() {}

    static final State CREATING = new Waiting("ContainerCreating", "");

    static State waiting(String reason, String message) {
        return new Waiting(reason, message);
    }

    static State running() {
        return new Running(Optional.empty());
    }

    static Terminated ended(int exitCode, String reason, String message) {
        return new Terminated(exitCode, reason, message, Optional.empty(), Optional.empty());
    }

    static ContainerView container(String name, int restarts, State state, Optional<Terminated> last) {
        return new ContainerView(name, "shop:v1", Optional.empty(), restarts, false, state, last);
    }

    static ContainerView container(String name, State state) {
        return container(name, 0, state, Optional.empty());
    }

    static ContainerView passed(String gate) {
        return new ContainerView(
                gate, "busybox:1.37", Optional.empty(), 0, true, ended(0, "Completed", ""), Optional.empty());
    }

    /** A pod of the leader whose gate is open. */
    static PodView web(ContainerView php) {
        return pod("php-web", List.of(passed("wait-for-services")), php);
    }

    static PodView web(State state) {
        return web(container("php", state));
    }

    /** A pod of a worker whose gates are open. */
    static PodView horizon(ContainerView php) {
        return pod("horizon", List.of(passed("wait-for-services"), passed("wait-for-web")), php);
    }

    static PodView pod(String workload, List<ContainerView> init, ContainerView main) {
        return new PodView(
                workload + "-1",
                "uid-" + workload + "-1",
                workload,
                Optional.of(RELEASE),
                Optional.empty(),
                "Pending",
                Optional.empty(),
                Optional.empty(),
                Optional.of("node-1"),
                Optional.empty(),
                false,
                init,
                List.of(main),
                List.of("laravel-storage"));
    }

    static PodView ready(String workload) {
        ContainerView main =
                new ContainerView("php", "shop:v1", Optional.empty(), 0, true, running(), Optional.empty());
        PodView pod = pod(workload, List.of(passed("wait-for-services")), main);
        return with(pod, pod.release(), pod.leaving(), pod.unscheduled(), true);
    }

    static PodView unschedulable(String workload, String message) {
        PodView pod = pod(workload, List.of(), container("php", waiting("", "")));
        PodView placeless = new PodView(
                pod.name(),
                pod.uid(),
                pod.workload(),
                pod.release(),
                pod.revision(),
                pod.phase(),
                pod.verdict(),
                pod.leaving(),
                Optional.empty(),
                pod.unscheduled(),
                pod.ready(),
                pod.initContainers(),
                pod.containers(),
                pod.claims());
        return with(placeless, pod.release(), pod.leaving(), Optional.of(new Reason("Unschedulable", message)), false);
    }

    static PodView ofRelease(PodView pod, String release) {
        return with(pod, Optional.of(release), pod.leaving(), pod.unscheduled(), pod.ready());
    }

    static PodView leaving(PodView pod, int graceSeconds) {
        return with(pod, pod.release(), Optional.of(Duration.ofSeconds(graceSeconds)), pod.unscheduled(), pod.ready());
    }

    /** The same pod under another name, with another identity. */
    static PodView named(PodView pod, String name) {
        return new PodView(
                name,
                "uid-" + name,
                pod.workload(),
                pod.release(),
                pod.revision(),
                pod.phase(),
                pod.verdict(),
                pod.leaving(),
                pod.node(),
                pod.unscheduled(),
                pod.ready(),
                pod.initContainers(),
                pod.containers(),
                pod.claims());
    }

    static PodView over(PodView pod, String reason, String message) {
        return new PodView(
                pod.name(),
                pod.uid(),
                pod.workload(),
                pod.release(),
                pod.revision(),
                "Failed",
                Optional.of(new Reason(reason, message)),
                pod.leaving(),
                pod.node(),
                pod.unscheduled(),
                false,
                pod.initContainers(),
                pod.containers(),
                pod.claims());
    }

    static PodView ofRevision(PodView pod, String revision) {
        return new PodView(
                pod.name(),
                pod.uid() + revision,
                pod.workload(),
                Optional.empty(),
                Optional.of(revision),
                pod.phase(),
                pod.verdict(),
                pod.leaving(),
                pod.node(),
                pod.unscheduled(),
                pod.ready(),
                pod.initContainers(),
                pod.containers(),
                pod.claims());
    }

    private static PodView with(
            PodView pod,
            Optional<String> release,
            Optional<Duration> leaving,
            Optional<Reason> unscheduled,
            boolean ready) {
        return new PodView(
                pod.name(),
                pod.uid(),
                pod.workload(),
                release,
                pod.revision(),
                pod.phase(),
                pod.verdict(),
                leaving,
                pod.node(),
                unscheduled,
                ready,
                pod.initContainers(),
                pod.containers(),
                pod.claims());
    }
}
