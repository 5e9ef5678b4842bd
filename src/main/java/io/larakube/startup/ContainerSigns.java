package io.larakube.startup;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.startup.ContainerView.State;
import io.larakube.startup.ImageCause.NameInvalid;
import io.larakube.startup.ImageCause.NotPulled;
import io.larakube.startup.ImageCause.PullSecretMissing;
import io.larakube.startup.ImageCause.Refusal;
import io.larakube.startup.ProcessCause.AnswersWithError;
import io.larakube.startup.ProcessCause.KilledByProbe;
import io.larakube.startup.ProcessCause.Misconfigured;
import io.larakube.startup.ProcessCause.NotRunnable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the containers of a workload's pods say. A pod that is Ready says nothing, whatever it went through. */
record ContainerSigns(Scene scene, Workload workload) {

    /** A registry that does not answer may be one that starts, or a network that does. */
    private static final Duration REGISTRY = Duration.ofSeconds(15);

    /** Objects that a container needs are sent before it, and may be seen by its node a moment later. */
    private static final Duration OBJECTS = Duration.ofSeconds(2);

    /** A server answers errors for a moment while its workers start. */
    private static final Duration ERRORS = Duration.ofSeconds(15);

    private static final Pattern STATUS =
            Pattern.compile("(Startup|Readiness) probe failed: HTTP probe failed with statuscode: (\\d+)");

    private static final Pattern PULL_SECRET = Pattern.compile("image pull secrets \\(([^),]+)");

    private static final Pattern KILLED = Pattern.compile("Container (\\S+) failed (\\w+) probe.*");

    List<Sign> all() {
        List<Sign> signs = new ArrayList<>();
        for (PodView pod : scene.current(workload)) {
            if (!pod.ready()) {
                pod.allContainers().forEach(container -> of(pod, container).ifPresent(signs::add));
            }
        }
        return signs;
    }

    private Optional<Sign> of(PodView pod, ContainerView container) {
        if (container.ready()) {
            return Optional.empty();
        }
        return killedByProbe(pod, container).or(() -> switch (container.state()) {
            case State.Waiting waiting -> waiting(pod, container, waiting).or(() -> ended(pod, container));
            case State.Running running -> ended(pod, container).or(() -> answersWithError(pod, container));
            case State.Terminated terminated -> ended(pod, container);
        });
    }

    private Optional<Sign> waiting(PodView pod, ContainerView container, State.Waiting waiting) {
        String message = waiting.message();
        return switch (waiting.reason()) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable", "ImageInspectError" ->
                notPulled(pod, container, message);
            case "InvalidImageName" -> sign(pod, new NameInvalid(container.image(), message), Duration.ZERO);
            case "CreateContainerConfigError", "CreateContainerError", "PostStartHookError" ->
                sign(pod, new Misconfigured(container.name(), message), OBJECTS);
            case "RunContainerError" -> sign(pod, new NotRunnable(container.name(), message), Duration.ZERO);
            default -> Optional.empty();
        };
    }

    /** While it backs off, older kubelets say no more than that; the notice before it has the reason. */
    private Optional<Sign> notPulled(PodView pod, ContainerView container, String message) {
        String said = scene.news("Pod", pod.name(), "Failed")
                .map(Notice::message)
                .filter(notice -> notice.contains("\"" + container.image() + "\""))
                .orElse(message);
        String telling = message.contains("failed to") || message.contains("pull policy") ? message : said;
        Refusal refusal = Refusal.of(telling);
        Duration patience = refusal.isFinal() ? Duration.ZERO : REGISTRY;
        Optional<String> lacking = pullSecretMissing(pod).filter(secret -> refusal.mayLackLogin());
        Cause cause = lacking.<Cause>map(secret -> new PullSecretMissing(container.image(), secret, telling))
                .orElseGet(() -> new NotPulled(container.image(), refusal, telling));
        return sign(pod, cause, patience);
    }

    private Optional<String> pullSecretMissing(PodView pod) {
        return scene.news("Pod", pod.name(), "FailedToRetrieveImagePullSecret")
                .map(notice -> PULL_SECRET.matcher(notice.message()))
                .filter(Matcher::find)
                .map(named -> named.group(1));
    }

    private Optional<Sign> ended(PodView pod, ContainerView container) {
        Optional<Gate> gate = workload.gates().stream()
                .filter(candidate -> candidate.initContainer().equals(container.name()))
                .findFirst();
        return Ending.of(scene, pod, container).flatMap(ending -> ending.sign(workload, gate));
    }

    /** It may take its grace period to end, and then ends as if by itself. */
    private Optional<Sign> killedByProbe(PodView pod, ContainerView container) {
        Matcher killed = KILLED.matcher(
                scene.news("Pod", pod.name(), "Killing").map(Notice::message).orElse(""));
        if (!killed.matches() || !killed.group(1).equals(container.name())) {
            return Optional.empty();
        }
        String probe = killed.group(2);
        List<String> lines = scene.heard("Pod", pod.name()).reversed().stream()
                .map(heard -> heard.notice().message())
                .filter(message -> message.toLowerCase(Locale.ROOT).startsWith(probe + " probe "))
                .filter(message -> !message.stripTrailing().endsWith(":"))
                .limit(1)
                .toList();
        return sign(pod, new KilledByProbe(container.name(), probe, doing(pod, container), lines), Duration.ZERO);
    }

    /** A leader that is killed while it migrates leaves a half-migrated schema. */
    private Optional<String> doing(PodView pod, ContainerView container) {
        int run = container.state() instanceof State.Running && container.restarts() > 0
                ? container.restarts() - 1
                : container.restarts();
        LeaderLog log = scene.log(pod, container, run).leader();
        return scene.situation().isLeader(workload.name()) && log.step() == LeaderLog.Step.MIGRATING
                ? Optional.of(
                        log.done().isEmpty()
                                ? "migrated"
                                : "migrated, after " + log.done().getLast())
                : Optional.empty();
    }

    private Optional<Sign> answersWithError(PodView pod, ContainerView container) {
        Matcher answer = STATUS.matcher(
                scene.news("Pod", pod.name(), "Unhealthy").map(Notice::message).orElse(""));
        if (!answer.matches() || !pod.containers().contains(container)) {
            return Optional.empty();
        }
        List<String> tail = scene.log(pod, container, container.restarts()).tail();
        List<String> lines = Thrown.in(tail).map(Thrown::lines).orElse(List.of());
        return sign(
                pod,
                new AnswersWithError(
                        container.name(), answer.group(1).toLowerCase(Locale.ROOT), answer.group(2), lines),
                ERRORS);
    }

    private Optional<Sign> sign(PodView pod, Cause cause, Duration patience) {
        return Optional.of(new Sign(workload.name(), Optional.of(pod.name()), cause, patience));
    }
}
