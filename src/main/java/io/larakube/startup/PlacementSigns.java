package io.larakube.startup;

import io.larakube.plan.Workload;
import io.larakube.startup.Facts.Heard;
import io.larakube.startup.PlacementCause.Evicted;
import io.larakube.startup.PlacementCause.NodeLost;
import io.larakube.startup.PlacementCause.OldPodStays;
import io.larakube.startup.PlacementCause.PodsRefused;
import io.larakube.startup.PlacementCause.Unschedulable;
import io.larakube.startup.PodView.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a workload's pods from being made, placed and kept. */
record PlacementSigns(Scene scene, Workload workload) {

    /** What leaves may make room a moment later than it is gone, and controllers catch up. */
    private static final Duration ROOM = Duration.ofSeconds(3);

    /** Claims are bound, and nodes become ready, in their own time. */
    private static final Duration CLAIMS = Duration.ofSeconds(10);

    private static final Duration NODES = Duration.ofSeconds(60);

    /** A pod may use all of its grace period; the kubelet needs a little more. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(30);

    /** What the scheduler says while a volume is being made, however long that takes; the claim says when it cannot be. */
    private static final String VOLUME_FIRST = "unbound immediate PersistentVolumeClaims";

    /** What is said until a new quota has been counted for the first time. */
    private static final String QUOTA_FIRST = "status unknown for quota";

    List<Sign> all() {
        List<PodView> current = scene.current(workload);
        List<Sign> signs = new ArrayList<>();
        current.forEach(pod -> unschedulable(pod).ifPresent(signs::add));
        current.forEach(pod -> nodeLost(pod).ifPresent(signs::add));
        if (current.isEmpty()) {
            refused().ifPresent(signs::add);
            scene.old(workload).forEach(pod -> stays(pod).ifPresent(signs::add));
        }
        evicted(current).ifPresent(signs::add);
        return signs;
    }

    private Optional<Sign> unschedulable(PodView pod) {
        boolean grows =
                scene.news("Pod", pod.name(), "TriggeredScaleUp", "Nominated").isPresent();
        if (pod.node().isPresent() || scene.isAnythingLeaving() || grows) {
            return Optional.empty();
        }
        return pod.unscheduled()
                .filter(reason -> reason.word().equals("Unschedulable"))
                .filter(reason -> !reason.message().contains(VOLUME_FIRST))
                .map(Reason::message)
                .map(message -> sign(Optional.of(pod.name()), new Unschedulable(message), patience(message)));
    }

    private static Duration patience(String message) {
        if (message.contains("node.kubernetes.io/not-ready") || message.contains("node.cloudprovider.kubernetes.io")) {
            return NODES;
        }
        return message.contains("ersistent") ? CLAIMS : ROOM;
    }

    private Optional<Sign> nodeLost(PodView pod) {
        if (pod.ready() || scene.news("Pod", pod.name(), "NodeNotReady").isEmpty()) {
            return Optional.empty();
        }
        return pod.node().map(node -> sign(Optional.of(pod.name()), new NodeLost(node), ROOM));
    }

    /** A Deployment has it in its state, a StatefulSet only says it. */
    private Optional<Sign> refused() {
        if (scene.isAnythingLeaving() || !scene.isRead(workload.name())) {
            return Optional.empty();
        }
        Optional<String> said = scene.heard("StatefulSet", workload.name()).stream()
                .map(Heard::notice)
                .filter(notice -> notice.reason().equals("FailedCreate"))
                .map(Notice::message)
                .reduce((earlier, later) -> later);
        return scene.view(workload.name())
                .flatMap(WorkloadView::refusal)
                .or(() -> said)
                .filter(message -> !message.contains(QUOTA_FIRST))
                .map(message -> sign(Optional.empty(), new PodsRefused(message), ROOM));
    }

    private Optional<Sign> stays(PodView pod) {
        return pod.leaving()
                .map(grace -> sign(Optional.of(pod.name()), new OldPodStays(pod.name()), grace.plus(AFTER_GRACE)));
    }

    /** One that is thrown out is replaced; a second one shows that it will not stop. */
    private Optional<Sign> evicted(List<PodView> current) {
        List<Reason> reasons = scene.over(workload).stream()
                .flatMap(pod -> pod.verdict().stream())
                .toList();
        boolean replaced = current.stream().anyMatch(PodView::ready);
        if (replaced || reasons.isEmpty() || (reasons.size() == 1 && !current.isEmpty())) {
            return Optional.empty();
        }
        Reason newest = reasons.getLast();
        return Optional.of(sign(Optional.empty(), new Evicted(newest.word(), newest.message()), ROOM));
    }

    private Sign sign(Optional<String> pod, Cause cause, Duration patience) {
        return new Sign(workload.name(), pod, cause, patience);
    }
}
