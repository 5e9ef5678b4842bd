package io.larakube.startup;

import io.larakube.plan.Claim;
import io.larakube.plan.Workload;
import io.larakube.startup.Facts.Heard;
import io.larakube.startup.VolumeCause.ClaimUnbound;
import io.larakube.startup.VolumeCause.Lack;
import io.larakube.startup.VolumeCause.NotMounted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps a workload's pods from getting their volumes. A claim that waits for its first pod is as it should be. */
record VolumeSigns(Scene scene, Workload workload) {

    /** Controllers catch up with each other. */
    private static final Duration CLASSES = Duration.ofSeconds(2);

    /** What was said before this start may be mended by now; it is said again every 15 seconds when it is not. */
    private static final Duration OLD_NEWS = Duration.ofSeconds(20);

    /** Provisioners, and kubelets that mount, try again and often succeed. */
    private static final Duration RETRIES = Duration.ofSeconds(45);

    /** A ConfigMap or Secret is sent together with its pod, and must be seen by the node. */
    private static final Duration OBJECTS = Duration.ofSeconds(5);

    private static final Set<String> NOT_MOUNTED =
            Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume", "FailedCreatePodSandBox");

    /** What a kubelet says that has not yet got an object which is there; it asks again. */
    private static final Pattern BUSY = Pattern.compile("failed to sync (configmap|secret) cache: timed out");

    List<Sign> all() {
        List<Sign> signs = new ArrayList<>();
        claims().flatMap(claim -> unbound(claim).stream()).forEach(signs::add);
        scene.current(workload).forEach(pod -> notMounted(pod).ifPresent(signs::add));
        return signs;
    }

    private Stream<ClaimView> claims() {
        Stream<String> mounted = scene.current(workload).stream().flatMap(pod -> pod.claims().stream());
        return Stream.concat(mounted, planned().stream())
                .distinct()
                .flatMap(name -> Optional.ofNullable(scene.facts().claims().get(name)).stream());
    }

    private Optional<String> planned() {
        return switch (workload) {
            case Workload.Backing engine -> engine.claim().map(Claim::name);
            case Workload.Application application ->
                scene.situation().plan().storage().claim().map(Claim::name);
        };
    }

    private Optional<Sign> unbound(ClaimView claim) {
        return switch (claim.phase()) {
            case "Bound" -> Optional.empty();
            case "Lost" -> Optional.of(sign(new ClaimUnbound(claim.name(), Lack.LOST, ""), CLASSES));
            default ->
                scene.heard("PersistentVolumeClaim", claim.name()).reversed().stream()
                        .flatMap(heard -> unbound(claim, heard).stream())
                        .findFirst()
                        .or(() -> withoutClass(claim));
        };
    }

    /** Once its class was found, what was said of the class before is over. */
    private boolean isHandedOn(ClaimView claim) {
        return scene.heard("PersistentVolumeClaim", claim.name()).stream()
                .anyMatch(heard -> heard.notice().reason().equals("ExternalProvisioning"));
    }

    private Optional<Sign> unbound(ClaimView claim, Heard heard) {
        return lack(heard.notice())
                .filter(lack -> lack != Lack.CLASS_MISSING || !isHandedOn(claim))
                .map(lack -> {
                    boolean again =
                            lack == Lack.NOT_MADE && !heard.notice().message().contains("access mode");
                    Duration patience = again ? RETRIES : CLASSES;
                    Cause cause =
                            new ClaimUnbound(claim.name(), lack, heard.notice().message());
                    return sign(cause, heard.old() ? OLD_NEWS : patience);
                });
    }

    /** A cluster with a default class names it in the claim at once; a claim without one is only bound to a volume made by hand. */
    private Optional<Sign> withoutClass(ClaimView claim) {
        return claim.storageClass().isPresent() || claim.volume().isPresent()
                ? Optional.empty()
                : Optional.of(sign(new ClaimUnbound(claim.name(), Lack.NO_DEFAULT_CLASS, "Pending"), OBJECTS));
    }

    private static Optional<Lack> lack(Notice notice) {
        return switch (notice.reason()) {
            case "ProvisioningFailed" ->
                Optional.of(
                        notice.message().startsWith("storageclass.storage.k8s.io")
                                ? Lack.CLASS_MISSING
                                : Lack.NOT_MADE);
            case "FailedBinding" ->
                notice.message().contains("no storage class is set")
                        ? Optional.of(Lack.NO_DEFAULT_CLASS)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Sign> notMounted(PodView pod) {
        if (pod.node().isEmpty() || pod.allContainers().stream().anyMatch(ContainerView::hasStarted)) {
            return Optional.empty();
        }
        return scene.heard("Pod", pod.name()).reversed().stream()
                .filter(heard -> !heard.old())
                .map(Heard::notice)
                .filter(notice -> NOT_MOUNTED.contains(notice.reason()))
                .map(Notice::message)
                .filter(message -> !BUSY.matcher(message).find())
                .findFirst()
                .filter(message -> !(message.contains("Multi-Attach") && scene.isAnythingLeaving()))
                .map(message -> sign(new NotMounted(message), patience(message)));
    }

    private static Duration patience(String message) {
        boolean object = message.contains("configmap") || message.contains("secret");
        boolean lacking = message.contains("not found") || message.contains("non-existent");
        return object && lacking ? OBJECTS : RETRIES;
    }

    private Sign sign(Cause cause, Duration patience) {
        Optional<String> pod = scene.current(workload).stream().findFirst().map(PodView::name);
        return new Sign(workload.name(), pod, cause, patience);
    }
}
