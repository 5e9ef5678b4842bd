package io.larakube.e2e;

import io.larakube.cluster.Api;
import io.larakube.cluster.Capture;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import io.larakube.why.Explanation;
import io.larakube.why.ObservedPlan;
import io.larakube.why.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** A situation in a namespace of its own. Closing it removes all that was made for it. */
final class Staged implements AutoCloseable {

    /** More programs at once would only wait for each other. */
    private static final Semaphore PROGRAMS = new Semaphore(4);

    private static final String HOLD = "larakube.test/hold";

    private final Situation situation;
    private final String namespace;
    private final Api api;
    private final Instant begun = Instant.now();

    private Staged(Situation situation, String namespace, Api api) {
        this.situation = situation;
        this.namespace = namespace;
        this.api = api;
    }

    static Staged make(Situation situation, String namespace, Api api) {
        Staged staged = new Staged(situation, namespace, api);
        List<Tree> objects = situation.objects(namespace);
        List<Tree> held = objects.stream().filter(situation::isHeld).toList();
        staged.create(objects.stream().filter(object -> !held.contains(object)).toList());
        if (!held.isEmpty()) {
            Shop.await("pods are refused in " + namespace, Duration.ofSeconds(30), staged::refusesPods);
            staged.create(held);
        }
        return staged;
    }

    private void create(List<Tree> objects) {
        try {
            Path file = Files.createTempFile("situation", ".json");
            Tree list = Tree.obj().with("apiVersion", "v1").with("kind", "List").with("items", Tree.arr(objects));
            Files.writeString(file, JsonText.line(list));
            kubectl("create", "--validate=false", "-f", file.toString());
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean refusesPods() {
        try {
            kubectl("run", "probe", "--image=busybox:1.37", "--dry-run=server", "-n", namespace);
            return false;
        } catch (AssertionError refused) {
            return !String.valueOf(refused.getMessage()).contains("serviceaccount");
        }
    }

    /** What {@code why} says of it now. */
    Explanation explanation() {
        Capture capture = Capture.take(api, namespace);
        List<Snapshot.Log> logs = capture.logs().stream()
                .map(log -> new Snapshot.Log(log.pod(), log.container(), log.run(), log.text()))
                .toList();
        Snapshot seen = new Snapshot(capture.at(), RealCluster.LOCAL, "r1", begun, capture.objects(), logs);
        return Explanation.of(seen, ObservedPlan.of(seen), Optional.empty());
    }

    Situation situation() {
        return situation;
    }

    /** Does with kubectl what the situation says, in its namespace. */
    void go() {
        situation
                .then()
                .forEach(command -> kubectl(Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("-n", namespace))
                        .toArray(String[]::new)));
    }

    private static String kubectl(String... arguments) {
        PROGRAMS.acquireUninterruptibly();
        try {
            return RealCluster.kubectl(arguments);
        } finally {
            PROGRAMS.release();
        }
    }

    @Override
    public void close() {
        kubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=false");
        situation.objects(namespace).stream()
                .filter(Situation::isOfTheCluster)
                .forEach(object -> kubectl(
                        "delete",
                        object.textAt("kind").orElseThrow(),
                        object.textAt("metadata", "name").orElseThrow(),
                        "--ignore-not-found",
                        "--wait=false"));
        if (JsonText.line(situation.row()).contains(HOLD)) {
            Shop.await("nothing is held in " + namespace, Duration.ofSeconds(60), this::letGo);
        }
    }

    /** Takes the finalizers away from all that has one of ours. */
    private boolean letGo() {
        String held = kubectl(
                "get",
                "pods,pvc",
                "-n",
                namespace,
                "-o",
                "jsonpath={range .items[?(@.metadata.finalizers)]}{.kind}/{.metadata.name}"
                        + " {.metadata.finalizers}{\"\\n"
                        + "\"}{end}");
        List<String> names = held.lines()
                .filter(line -> line.contains(HOLD))
                .map(line -> line.split(" ", 2)[0])
                .toList();
        names.forEach(name ->
                kubectl("patch", name, "-n", namespace, "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}"));
        return names.isEmpty();
    }
}
