package io.larakube.rehearsal;

import io.larakube.plan.Names;
import io.larakube.startup.ContainerView;
import io.larakube.startup.ContainerView.State;
import io.larakube.startup.PodView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod of a rehearsal as the cluster would show it, and what it showed of it so far. */
final class Shown {

    private static final State WAITS = new State.Waiting("PodInitializing", "");

    private final Model model;
    private final String workload;
    private final String name;
    private final Template template;
    private final Optional<String> revision;
    private final Map<Integer, Integer> restarts = new HashMap<>();

    Shown(Model model, Controller controller, String name, boolean isNext) {
        this.model = model;
        this.workload = controller.name();
        this.name = name;
        this.template = controller.template(isNext);
        this.revision = controller.isStatefulSet() ? Optional.of(revision(controller, isNext)) : Optional.empty();
    }

    /** The label by which a StatefulSet tells the pods of its present template. */
    static String revision(Controller controller, boolean isNext) {
        return controller.name() + (isNext ? "-next" : "-former");
    }

    String name() {
        return name;
    }

    Template template() {
        return template;
    }

    int restarts(int container) {
        return restarts.getOrDefault(container, 0);
    }

    void restarted(int container) {
        restarts.merge(container, 1, Integer::sum);
    }

    /**
     * As the cluster shows it.
     *
     * @param runs whether the container of its step has begun
     * @param unscheduled what the scheduler says when no node takes it
     */
    PodView view(int pod, boolean runs, Optional<String> unscheduled) {
        List<ContainerView> init = new ArrayList<>();
        List<ContainerView> main = new ArrayList<>();
        for (int index = 0; index < template.containers().size(); index++) {
            ContainerView container = container(index, pod, runs);
            (template.containers().get(index).init() ? init : main).add(container);
        }
        boolean isRunning = main.getFirst().state() instanceof State.Running;
        return new PodView(
                name,
                name + "-uid",
                template.labels().getOrDefault(Names.LABEL_NAME, workload),
                Optional.ofNullable(template.labels().get(Names.LABEL_RELEASE)),
                revision,
                isRunning ? "Running" : "Pending",
                Optional.empty(),
                Pod.isLeaving(pod) ? Optional.of(Duration.ofSeconds(template.graceSeconds())) : Optional.empty(),
                Pod.condition(pod) == Pod.PENDING ? Optional.empty() : Optional.of(model.nodeName(Pod.node(pod))),
                unscheduled.map(message -> new PodView.Reason("Unschedulable", message)),
                Pod.isReady(pod),
                init,
                main,
                List.of());
    }

    private ContainerView container(int index, int pod, boolean runs) {
        Template.Container container = template.containers().get(index);
        int present = template.step(Pod.step(pod)).container();
        boolean passed = container.init() && index < present && Pod.condition(pod) >= Pod.RUNNING;
        boolean isPresent = container.init()
                ? index == present
                : !template.containers().get(present).init();
        boolean ended = isPresent && Pod.condition(pod) == Pod.BACK_OFF;
        return new ContainerView(
                container.name(),
                container.image(),
                container.memoryLimit(),
                restarts(index),
                passed || (isPresent && !container.init() && Pod.isReady(pod)),
                passed ? done() : isPresent ? state(pod, runs) : WAITS,
                ended || restarts(index) > 0 ? Optional.of(ended(1, "Error")) : Optional.empty());
    }

    private static State state(int pod, boolean runs) {
        return switch (Pod.condition(pod)) {
            case Pod.BACK_OFF -> new State.Waiting("CrashLoopBackOff", "");
            case Pod.RUNNING, Pod.LOST -> runs ? new State.Running(Optional.empty()) : WAITS;
            default -> WAITS;
        };
    }

    private static State done() {
        return ended(0, "Completed");
    }

    private static State.Terminated ended(int code, String reason) {
        return new State.Terminated(code, reason, "", Optional.empty(), Optional.empty());
    }
}
