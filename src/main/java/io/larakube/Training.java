package io.larakube;

import java.time.Duration;
import java.util.List;

/**
 * Runs typical command lines in one process, so that Java can record for the start-up caches what they load. Run by
 * build/dist in a copy of build/training that is thrown away; how a line ends does not matter.
 */
final class Training {

    /** The lines for the commands that need no cluster. Each class that they load is loaded by every later start, so: typical ones. */
    private static final List<String> LEAN = List.of(
            "--help",
            "no-such-command",
            "completion --help",
            "init --yes --postgres --redis --horizon --scheduler --reverb",
            "init --dry-run --yes -o json",
            "render",
            "render --dry-run");

    /** {@code render} is what runs in hooks and pipelines again and again, and needs half of the classes above. */
    private static final List<String> RENDER = List.of("render", "render --dry-run");

    /**
     * The lines for the commands that talk to a cluster, in a project that has its files already; build/StubCluster.java answers
     * them. A start is not followed: what watches it would make each command that does not a tenth slower, and saved a followed start no
     * time that could be measured.
     */
    private static final List<String> FULL = List.of(
            "up --dry-run",
            "up --yes --image training:1 --detach",
            "up --yes --image training:1 --timeout 2s",
            "status",
            "status -o json",
            "down --yes");

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Training() {}

    /** Trains for the cache that is named: {@code lean}, {@code render} or {@code full}. */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(Training::leaveInTime);
        List<String> lines = switch (args[0]) {
            case "full" -> FULL;
            case "render" -> RENDER;
            default -> LEAN;
        };
        Main main = Main.ofThisProcess();
        lines.forEach(line -> main.run(line.split(" ", -1)));
        System.exit(0);
    }

    private static void leaveInTime() {
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(1);
    }
}
