package io.larakube.cluster;

import io.larakube.startup.Cause;
import io.larakube.startup.ContainerView;
import io.larakube.startup.ContainerView.State;
import io.larakube.startup.ImageCause.NameInvalid;
import io.larakube.startup.ImageCause.NotPulled;
import io.larakube.startup.ImageCause.Refusal;
import io.larakube.startup.Notice;
import io.larakube.startup.PlacementCause.PodsRefused;
import io.larakube.startup.PlacementCause.Unschedulable;
import io.larakube.startup.PodView;
import io.larakube.startup.ProcessCause.Misconfigured;
import io.larakube.startup.VolumeCause.NotMounted;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a workload that belongs to no environment from running, in the words in which a start tells it.
 *
 * @param what begins with the pod, or with the workload when it has none
 * @param next commands that show more
 * @param patience how long it must stand before it is the end
 */
public record Trouble(String what, List<String> evidence, List<String> next, Duration patience) {

    private static final Duration FINAL = Duration.ofSeconds(2);
    private static final Duration RETRIED = Duration.ofSeconds(20);

    /** Sidecars of drivers end and start again until the driver beside them answers. */
    private static final Duration RESTARTED = Duration.ofSeconds(90);

    /** What the scheduler says while a volume is being made. */
    private static final String VOLUME_FIRST = "unbound immediate PersistentVolumeClaims";

    /**
     * The first one of the pods of a namespace that bear a name; none when nothing is wrong with them.
     *
     * @param workload as {@code DaemonSet csi-nfs-node}, for when no pod can be made
     * @param name the label {@code app.kubernetes.io/name}, or the beginning of the pods' names
     */
    static Optional<Trouble> of(List<Tree> pods, List<Tree> events, String workload, String name) {
        List<Notice> notices = events.stream().map(Notice::of).toList();
        List<PodView> concerned = pods.stream()
                .map(PodView::of)
                .filter(pod -> pod.workload().equals(name) || pod.name().startsWith(name + "-"))
                .filter(pod -> !pod.ready() && !pod.isLeaving())
                .toList();
        return concerned.stream()
                .flatMap(pod -> of(pod, notices).stream())
                .findFirst()
                .or(() -> concerned.isEmpty() ? refused(notices, workload, name) : Optional.empty());
    }

    private static Optional<Trouble> of(PodView pod, List<Notice> notices) {
        return unscheduled(pod)
                .or(() -> pod.allContainers().stream()
                        .flatMap(container -> of(pod, container, notices).stream())
                        .findFirst())
                .or(() -> unmounted(pod, notices));
    }

    private static Optional<Trouble> unscheduled(PodView pod) {
        return pod.unscheduled()
                .filter(reason -> pod.node().isEmpty() && !reason.message().contains(VOLUME_FIRST))
                .map(reason -> told(pod, new Unschedulable(reason.message()), RETRIED));
    }

    private static Optional<Trouble> of(PodView pod, ContainerView container, List<Notice> notices) {
        if (container.ready() || !(container.state() instanceof State.Waiting(String reason, String message))) {
            return Optional.empty();
        }
        return switch (reason) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable" ->
                Optional.of(notPulled(pod, container, message, notices));
            case "InvalidImageName" -> Optional.of(told(pod, new NameInvalid(container.image(), message), FINAL));
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                Optional.of(told(pod, new Misconfigured(container.name(), message), RETRIED));
            case "CrashLoopBackOff" -> Optional.of(ended(pod, container));
            default -> Optional.empty();
        };
    }

    /** The same, with commands that name the namespace. */
    Trouble in(String namespace) {
        return new Trouble(
                what,
                evidence,
                next.stream().map(line -> line + " -n " + namespace).toList(),
                patience);
    }

    /** While it backs off, the reason stands in the event before it only. */
    private static Trouble notPulled(PodView pod, ContainerView container, String message, List<Notice> notices) {
        String telling = said(notices, "Pod", pod.name(), "Failed")
                .filter(said -> said.contains("\"" + container.image() + "\"") && !message.contains("failed to"))
                .findFirst()
                .orElse(message);
        Refusal refusal = Refusal.of(telling);
        return told(pod, new NotPulled(container.image(), refusal, telling), refusal.isFinal() ? FINAL : RETRIED);
    }

    private static Trouble ended(PodView pod, ContainerView container) {
        String how = container
                .last()
                .map(last -> "with exit code " + last.exitCode())
                .orElse("again and again");
        List<String> words = container.last().stream()
                .flatMap(last -> last.message().lines())
                .filter(line -> !line.isBlank())
                .toList();
        return new Trouble(
                pod.name() + ": container " + container.name() + " ended " + how + ", " + (container.restarts() + 1)
                        + " times",
                words.subList(Math.max(0, words.size() - 3), words.size()),
                List.of("kubectl logs " + pod.name() + " -c " + container.name() + " --previous"),
                RESTARTED);
    }

    private static Optional<Trouble> unmounted(PodView pod, List<Notice> notices) {
        return Stream.of("FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox")
                .flatMap(reason -> said(notices, "Pod", pod.name(), reason))
                .findFirst()
                .filter(message -> pod.allContainers().stream().noneMatch(ContainerView::hasStarted))
                .map(message -> told(pod, new NotMounted(message), RESTARTED));
    }

    private static Optional<Trouble> refused(List<Notice> notices, String workload, String name) {
        return notices.stream()
                .filter(notice ->
                        notice.reason().equals("FailedCreate") && notice.name().startsWith(name))
                .map(Notice::message)
                .findFirst()
                .map(message -> new PodsRefused(message))
                .map(cause -> new Trouble(workload + ": " + cause.what(), cause.evidence(), List.of(), RETRIED));
    }

    private static Stream<String> said(List<Notice> notices, String kind, String name, String reason) {
        return notices.stream()
                .filter(notice -> notice.kind().equals(kind) && notice.name().equals(name))
                .filter(notice -> notice.reason().equals(reason))
                .map(Notice::message);
    }

    private static Trouble told(PodView pod, Cause cause, Duration patience) {
        return new Trouble(
                pod.name() + ": " + cause.what(),
                cause.evidence(),
                List.of("kubectl describe pod " + pod.name()),
                patience);
    }
}
