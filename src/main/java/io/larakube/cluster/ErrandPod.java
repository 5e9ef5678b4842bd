package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a pod that does one thing to its end, and takes it away. */
public final class ErrandPod {

    private static final Duration POLL = Duration.ofMillis(500);

    /** A pod that runs nothing after that finds no room, no image or no volume. */
    private static final Duration TO_BEGIN = Duration.ofMinutes(3);

    private final Api api;
    private final String namespace;
    private final String name;

    /**
     * The pod of this name in a namespace.
     *
     * @param name of the pod, and of the ConfigMap that it mounts
     */
    public ErrandPod(Api api, String namespace, String name) {
        this.api = api;
        this.namespace = namespace;
        this.name = name;
    }

    /**
     * What it came to.
     *
     * @param lines all that it said
     * @param last its termination message
     */
    public record Ended(boolean succeeded, List<String> lines, String last) {}

    /**
     * Runs it; one of the same name that an interrupted command left is taken away first.
     *
     * @param objects the pod, and what it mounts
     * @param note is given its newest line
     */
    public Ended run(List<Tree> objects, Duration limit, Consumer<String> note) throws InterruptedException {
        remove();
        Applier applier = new Applier(api, namespace, new ApplyOptions(false, true));
        objects.forEach(applier::apply);
        try {
            return follow(Instant.now(), limit, note);
        } finally {
            api.delete(Kind.POD, namespace, name);
            api.delete(Kind.CONFIG_MAP, namespace, name);
        }
    }

    private void remove() throws InterruptedException {
        api.delete(Kind.POD, namespace, name);
        while (api.get(Kind.POD, namespace, name).isPresent()) {
            Thread.sleep(POLL);
        }
    }

    private Ended follow(Instant begun, Duration limit, Consumer<String> note) throws InterruptedException {
        for (; ; ) {
            Tree pod = api.get(Kind.POD, namespace, name)
                    .orElseThrow(() -> new Failure.Unsuccessful(
                            "somebody removed the pod " + name, "run the same command again: it goes on"));
            String phase = Phase.of(pod);
            if (Phase.isOver(pod)) {
                return new Ended(phase.equals(Phase.SUCCEEDED), lines(""), last(pod));
            }
            Duration passed = Duration.between(begun, Instant.now());
            if (passed.compareTo(phase.equals("Running") ? limit : TO_BEGIN) > 0) {
                throw new Failure.Unsuccessful(
                        "the pod " + name + " was not done after " + passed.toSeconds() + " s: " + waiting(pod),
                        "kubectl describe pod " + name + " -n " + namespace);
            }
            lines("&tailLines=1").stream().findFirst().ifPresent(note);
            Thread.sleep(POLL);
        }
    }

    private List<String> lines(String query) {
        String container = "?container=php" + query;
        return api.log(namespace, name, container)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    private static Stream<Tree> containers(Tree pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(field -> pod.itemsAt("status", field).stream());
    }

    private static String last(Tree pod) {
        return containers(pod)
                .flatMap(status -> status.textAt("state", "terminated", "message").stream())
                .reduce((first, second) -> second)
                .map(String::strip)
                .orElse("it said nothing");
    }

    private static String waiting(Tree pod) {
        Optional<String> container = containers(pod)
                .flatMap(status -> Stream.of("reason", "message")
                        .flatMap(field -> status.textAt("state", "waiting", field).stream()))
                .reduce((first, second) -> first + ": " + second);
        return container
                .or(() -> pod.itemsAt("status", "conditions").stream()
                        .flatMap(condition -> condition.textAt("message").stream())
                        .findFirst())
                .orElse("it still runs");
    }
}
