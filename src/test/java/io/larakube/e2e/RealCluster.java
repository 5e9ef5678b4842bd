package io.larakube.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Context;
import io.larakube.cluster.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The cluster that the end-to-end tests run on: the one of {@code KUBECONFIG}, which must have the contexts {@code testcluster}
 * and {@code testcluster-remote}. Tests that need it carry {@link OnRealCluster}.
 */
public final class RealCluster {

    public static final String LOCAL = "testcluster";
    public static final String REMOTE = "testcluster-remote";

    private RealCluster() {}

    static boolean isThere() {
        return System.getenv("KUBECONFIG") != null
                && Contexts.read().all().stream().map(Context::name).toList().containsAll(List.of(LOCAL, REMOTE));
    }

    public static Cluster connect() {
        return Cluster.of(Contexts.read().named(LOCAL));
    }

    /** A namespace of the test's own, which is gone when it is closed. */
    public static OwnNamespace ownNamespace(String prefix) {
        String name = prefix + "-" + UUID.randomUUID().toString().substring(0, 6);
        kubectl("create", "namespace", name);
        return new OwnNamespace(name);
    }

    public record OwnNamespace(String name) implements AutoCloseable {
        @Override
        public void close() {
            kubectl("delete", "namespace", name, "--wait=false");
        }
    }

    public static Api api(Cluster cluster) {
        return cluster.api(Duration.ofSeconds(30));
    }

    /** Runs kubectl against the cluster and gives what it prints; fails the test when it fails. */
    public static String kubectl(String... arguments) {
        return run(concat(List.of("kubectl", "--context", LOCAL), arguments));
    }

    /** Runs the cluster's own tool, which makes faults: {@code testcluster("api", "stop")}. */
    public static String testcluster(String... arguments) {
        return run(concat(List.of(tool().toString()), arguments));
    }

    /** Runs any program and gives what it prints; fails the test when it fails. */
    public static String command(String... words) {
        return run(List.of(words));
    }

    static Path tool() {
        String given = System.getenv("LARAKUBE_TESTCLUSTER_TOOL");
        Path tool = given == null ? Path.of("../shared/testcluster/testcluster") : Path.of(given);
        assumeTrue(Files.isExecutable(tool), "skipped: no " + tool);
        return tool.toAbsolutePath().normalize();
    }

    private static List<String> concat(List<String> first, String... rest) {
        return java.util.stream.Stream.concat(first.stream(), java.util.stream.Stream.of(rest))
                .toList();
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException failed) {
            throw new AssertionError(String.join(" ", command), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
