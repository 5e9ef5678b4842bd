package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.startup.ContainerView.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads from what was observed how far a workload is. */
record Stages(Scene scene, Workload workload) {

    /** The stage of its pod that is least far; with several pods all of them must be Ready. */
    Stage stage() {
        List<PodView> current = scene.current(workload);
        List<PodView> ready = current.stream().filter(PodView::ready).toList();
        int desired = scene.view(workload.name()).map(WorkloadView::desired).orElse(1);
        if (ready.size() >= desired && scene.isRead(workload.name())) {
            return new Stage.Ready(ready.stream()
                    .allMatch(pod -> scene.facts().before().ready().contains(pod.uid())));
        }
        Optional<PodView> least =
                current.stream().filter(pod -> !pod.ready()).min(Comparator.comparingLong(Stages::containersReady));
        return least.map(this::stage).orElseGet(() -> withoutPod(!ready.isEmpty()));
    }

    private static long containersReady(PodView pod) {
        return pod.allContainers().stream().filter(ContainerView::ready).count();
    }

    private Stage withoutPod(boolean othersAreReady) {
        List<String> leaving = scene.old(workload).stream()
                .filter(PodView::isLeaving)
                .map(PodView::name)
                .toList();
        if (othersAreReady) {
            return new Stage.BecomingReady();
        }
        return leaving.isEmpty() ? new Stage.NotYetCreated() : new Stage.LeavingOld(leaving);
    }

    private Stage stage(PodView pod) {
        if (pod.node().isEmpty()) {
            return new Stage.Scheduling();
        }
        return pod.allContainers().stream()
                .filter(container -> !container.ready())
                .findFirst()
                .map(container -> stage(pod, container))
                .orElse(new Stage.BecomingReady());
    }

    private Stage stage(PodView pod, ContainerView container) {
        return switch (container.state()) {
            case State.Waiting waiting -> waiting(pod, container, waiting);
            case State.Running running -> running(pod, container);
            case State.Terminated end -> new Stage.Restarting(end.exitCode(), scene.restarts(pod, container) + 1);
        };
    }

    private Stage waiting(PodView pod, ContainerView container, State.Waiting waiting) {
        return switch (waiting.reason()) {
            case "CrashLoopBackOff" ->
                new Stage.Restarting(
                        container.last().map(State.Terminated::exitCode).orElse(0), scene.restarts(pod, container) + 1);
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" ->
                new Stage.Pulling(container.image(), Optional.of("the last try failed"));
            case "CreateContainerConfigError", "CreateContainerError" -> new Stage.Preparing();
            default ->
                isPulling(pod, container)
                        ? new Stage.Pulling(container.image(), Optional.empty())
                        : between(pod, container);
        };
    }

    private boolean isPulling(PodView pod, ContainerView container) {
        return scene.news("Pod", pod.name(), "Pulling", "Pulled", "Created", "Started")
                .filter(notice -> notice.reason().equals("Pulling"))
                .filter(notice -> notice.message().contains("\"" + container.image() + "\""))
                .isPresent();
    }

    /** One container is done and the next is being made. */
    private Stage between(PodView pod, ContainerView next) {
        if (pod.allContainers().stream().noneMatch(ContainerView::hasStarted)) {
            return new Stage.Preparing();
        }
        return gate(next)
                .<Stage>map(gate -> new Stage.WaitingFor(gate, scene.situation().release(), Optional.empty()))
                .orElse(new Stage.Starting());
    }

    private Optional<Gate> gate(ContainerView container) {
        return workload.gates().stream()
                .filter(candidate -> candidate.initContainer().equals(container.name()))
                .findFirst();
    }

    private Stage running(PodView pod, ContainerView container) {
        ContainerLog log = scene.log(pod, container, container.restarts());
        Optional<Gate> gate = gate(container);
        if (gate.isPresent()) {
            return waitingFor(gate.get(), log);
        }
        if (container.name().equals(Names.MIGRATE)) {
            return migrating();
        }
        if (!pod.containers().contains(container)) {
            return new Stage.Preparing();
        }
        return scene.situation().isLeader(workload.name()) ? leader(log.leader()) : new Stage.BecomingReady();
    }

    private Stage waitingFor(Gate gate, ContainerLog log) {
        Optional<GateLine.Closed> asked = GateLine.last(log.tail())
                .flatMap(line -> line instanceof GateLine.Closed closed ? Optional.of(closed) : Optional.empty());
        return new Stage.WaitingFor(gate, scene.situation().release(), asked);
    }

    /** One pod migrates and the others wait for it: what it says is what happens. */
    private Stage migrating() {
        LeaderLog furthest = scene.current(workload).stream()
                .flatMap(pod -> pod.initContainers().stream()
                        .filter(each -> each.name().equals(Names.MIGRATE))
                        .map(each -> scene.log(pod, each, each.restarts()).leader()))
                .max(Comparator.comparingInt(said -> said.done().size()))
                .orElse(LeaderLog.EMPTY);
        return furthest.step() == LeaderLog.Step.MIGRATING ? leader(furthest) : new Stage.Starting();
    }

    private Stage leader(LeaderLog log) {
        return switch (log.step()) {
            case BOOTING -> new Stage.Starting();
            case MIGRATING ->
                new Stage.Migrating(log.done(), log.remaining(scene.situation().expectedMigrations()));
            case OPTIMIZING -> new Stage.Optimizing();
            case SERVING -> new Stage.BecomingReady();
        };
    }
}
