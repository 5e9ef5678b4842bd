package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.startup.Condition;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an environment whose state was moved out of its pods loses when engines and a node die under visitors, uploads, sessions and
 * jobs: nothing that was answered. Run by hand: it takes a node of the cluster away.
 */
@OnRealCluster
@Tag("endurance")
class FaultsUnderLoadTest {

    private static final List<String> ENGINES = List.of("postgres", "redis", "garage");
    private static final String ENGINES_NODE = "node-1";
    private static final String LOST_NODE = "node-2";

    /** After it no request goes to a pod of a node that is away: until the node is known to be, and everybody heard of it. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Duration AWAY = Duration.ofSeconds(110);

    /** From when a request of these visitors may fail, and until when. */
    private record Window(String fault, Instant from, Instant until) {
        boolean has(Repeating.Failed failed) {
            return !failed.at().isBefore(from) && failed.at().isBefore(until);
        }
    }

    private static final Map<String, Window> windows = new LinkedHashMap<>();
    private static Shop shop;
    private static String address;
    private static Tree filesBefore;
    private static Tree filesAfter;
    private static Load load;
    private static Dispatching jobs;
    private static Keeping keeping;

    @BeforeAll
    static void breakWhatCanBreak() {
        shop = Shop.adopted("--postgres", "--no-redis", "--no-horizon", "--no-reverb", "--queue", "--scheduler")
                .inProductionWith("");
        shop.env("SESSION_DRIVER", "file");
        shop.env("CACHE_STORE", "file");
        keepEnginesOnOneNode();
        shop.cli().succeed("up", "production", "--image", Shop.V1, "--context", RealCluster.REMOTE, "--yes");
        for (int i = 0; i < 30; i++) {
            shop.inContainer("php-web", "sh", "-c", upload(i));
        }
        filesBefore = Json.parse(shop.get("/disk")).orElseThrow();
        shop.cli()
                .succeed(
                        "cloud:externalize",
                        "production",
                        "--sessions=redis",
                        "--cache=redis",
                        "--queue=redis",
                        "--yes");
        filesAfter = Json.parse(shop.get("/disk")).orElseThrow();
        address = shop.kubectl("get", "service", "laravel-web", "-o", "jsonpath={.spec.clusterIP}");
        try (Load visitors = new Load(address, 80, "/");
                Dispatching dispatching = new Dispatching(address, 80);
                Keeping leaving = new Keeping(address, 80)) {
            load = visitors;
            jobs = dispatching;
            keeping = leaving;
            goesOn();
            for (String engine : ENGINES) {
                fault(engine + " killed", Duration.ofSeconds(60), () -> kill(engine));
            }
            fault("node stopped", GRACE, () -> away("stop", "start"));
            fault("node cut", GRACE, () -> away("cut", "heal"));
        }
    }

    /** By claims that are there already, on a node that was chosen for them; pods follow their volumes. */
    private static void keepEnginesOnOneNode() {
        RealCluster.kubectl("create", "namespace", shop.namespace());
        for (String engine : ENGINES) {
            Path file = shop.folder().resolve(engine + "-claim.yaml");
            try {
                Files.writeString(file, """
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata:
                      name: %s-data
                      annotations: {volume.kubernetes.io/selected-node: %s}
                    spec:
                      accessModes: [ReadWriteOnce]
                      resources: {requests: {storage: 5Gi}}
                    """.formatted(engine, ENGINES_NODE));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            shop.kubectl("create", "-f", file.toString());
        }
    }

    private static String upload(int i) {
        return "head -c " + (i + 1) * 3000
                + " /dev/urandom >/tmp/f && curl -fsS -o /dev/null -F file=@/tmp/f -F name=file-" + i
                + ".bin http://127.0.0.1:8080/upload";
    }

    private interface Broken {
        void make();
    }

    /** What fails meanwhile is forgiven for the time that it needs, and nothing after it. */
    private static void fault(String name, Duration forgiven, Broken broken) {
        Instant from = Instant.now().minusSeconds(10);
        windows.put(name, new Window(name, from, from.plus(forgiven).plusSeconds(10)));
        broken.make();
        goesOn();
    }

    private static void kill(String engine) {
        Tree pod = shop.pod(engine);
        String node = pod.textAt("spec", "nodeName").orElseThrow();
        String id = pod.itemsAt("status", "containerStatuses")
                .getFirst()
                .textAt("containerID")
                .orElseThrow()
                .replaceFirst("^.*//", "");
        int restarts = Shop.restarts(pod);
        RealCluster.testcluster("exec", node, "ctr", "-n", "k8s.io", "task", "kill", "-s", "KILL", id);
        Shop.await(
                engine + " is ready again",
                Duration.ofMinutes(2),
                () -> Shop.restarts(shop.pod(engine)) > restarts && isReady(shop.pod(engine)));
    }

    private static void away(String gone, String back) {
        RealCluster.testcluster("node", gone, LOST_NODE);
        Instant until = Instant.now().plus(AWAY);
        Shop.await("the time is over", AWAY.plusSeconds(10), () -> Instant.now().isAfter(until));
        RealCluster.testcluster("node", back, LOST_NODE);
        BooleanSupplier returned = () -> RealCluster.kubectl(
                        "get", "node", LOST_NODE, "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}")
                .equals("True");
        Shop.await("the node is back", Duration.ofMinutes(2), returned);
        Shop.await(
                "its web pod, too",
                Duration.ofMinutes(3),
                () -> shop.pods("php-web").stream()
                                .filter(FaultsUnderLoadTest::isReady)
                                .count()
                        == 2);
    }

    private static boolean isReady(Tree pod) {
        return Condition.holds(pod, Condition.READY);
    }

    private static void goesOn() {
        int answered = load.answered();
        int uploads = keeping.uploads();
        int dispatched = jobs.tokens().size();
        Shop.await(
                "visitors, uploads and jobs go on",
                Duration.ofMinutes(2),
                () -> load.answered() > answered + 50
                        && keeping.uploads() > uploads + 5
                        && jobs.tokens().size() > dispatched + 5);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void noFileIsLostOnTheWayOutOfThePods() {
        assertThat(filesAfter.numberAt("files")).isEqualTo(filesBefore.numberAt("files"));
        assertThat(filesAfter.textAt("sha256")).isEqualTo(filesBefore.textAt("sha256"));
    }

    @Test
    void noUploadThatWasAnsweredIsLost() {
        System.out.println(keeping.uploads() + " uploads");
        assertThat(keeping.lostUploads()).isEmpty();
    }

    @Test
    void noJobThatWasDispatchedIsLost() {
        System.out.println(jobs.tokens().size() + " jobs");
        Shop.await(
                "all jobs are worked",
                Duration.ofMinutes(4),
                () -> jobs.unworked(shop).isEmpty());
    }

    @Test
    void noSessionIsLost() {
        System.out.println(keeping.counted() + " counted in sessions");
        assertThat(keeping.lostSessions()).isEmpty();
        assertThat(keeping.counted()).isGreaterThan(100);
    }

    @Test
    void noRequestFailsButInTheGracePeriodOfAFault() {
        for (Window window : windows.values()) {
            System.out.println(window.fault() + " at " + window.from().plusSeconds(10) + ": "
                    + load.failures().stream().filter(window::has).count() + " of " + load.answered()
                    + " requests failed, the last one "
                    + load.failures().stream()
                            .filter(window::has)
                            .map(failed -> Duration.between(window.from().plusSeconds(10), failed.at())
                                            .toSeconds()
                                    + " s after it")
                            .reduce("never", (earlier, later) -> later));
        }
        assertThat(load.failures())
                .filteredOn(failed -> windows.values().stream().noneMatch(window -> window.has(failed)))
                .isEmpty();
    }
}
