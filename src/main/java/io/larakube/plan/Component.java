package io.larakube.plan;

import io.larakube.blueprint.Feature;
import java.util.List;
import java.util.Optional;

/** The processes that a Laravel application consists of, and how each of them starts, proves to be alive and stops. */
public enum Component {
    WEB("php-web", Optional.empty(), List.of(), new Alive.Http(8080), Drain.BY_IMAGE, 30, Defaults.WEB),
    HORIZON(
            "horizon",
            Optional.of(Feature.HORIZON),
            List.of("php", "artisan", "horizon"),
            new Alive.Command("pgrep -f '[a]rtisan horizon'"),
            Drain.TERM_BEFORE_STOP,
            90,
            Defaults.WORKER),
    QUEUE(
            "queue",
            Optional.of(Feature.QUEUE),
            List.of("php", "artisan", "queue:work", "--tries=3", "--timeout=60", "--max-time=3600"),
            new Alive.Command("pgrep -f '[q]ueue:work'"),
            Drain.BY_IMAGE,
            70,
            Defaults.WORKER),
    SCHEDULER(
            "scheduler",
            Optional.of(Feature.SCHEDULER),
            List.of("php", "artisan", "schedule:work"),
            new Alive.Command("pgrep -f '[s]chedule:work'"),
            Drain.BY_SHELL,
            120,
            Defaults.WORKER),
    REVERB(
            "reverb",
            Optional.of(Feature.REVERB),
            List.of("php", "artisan", "reverb:start", "--host=0.0.0.0", "--port=8080"),
            new Alive.Http(8080),
            Drain.TERM_BEFORE_STOP,
            30,
            Defaults.WORKER);

    /** How a pod shows that its process lives; it never asks a database. */
    public sealed interface Alive {
        /** It answers HTTP at this port: the web pod at the server's own ping, reverb at {@code /up}. */
        record Http(int port) implements Alive {}

        /** A shell command that finds the process. */
        record Command(String shell) implements Alive {}
    }

    /** How its process is told to finish what it does. Source for the signals: facts of each process, see docs/startup-sequence.md. */
    public enum Drain {
        /** The image's stop signal (QUIT on fpm-nginx) is one that it handles. */
        BY_IMAGE,
        /** It handles TERM and ignores QUIT: a preStop hook sends TERM and waits for its end. */
        TERM_BEFORE_STOP,
        /** It handles no signal as process 1: a shell is process 1, passes the signal on and waits for running tasks. */
        BY_SHELL
    }

    private final String workload;
    private final Optional<Feature> feature;
    private final List<String> args;
    private final Alive alive;
    private final Drain drain;
    private final int graceSeconds;
    private final Workload.Resources resources;

    Component(
            String workload,
            Optional<Feature> feature,
            List<String> args,
            Alive alive,
            Drain drain,
            int graceSeconds,
            Workload.Resources resources) {
        this.workload = workload;
        this.feature = feature;
        this.args = args;
        this.alive = alive;
        this.drain = drain;
        this.graceSeconds = graceSeconds;
        this.resources = resources;
    }

    public String workload() {
        return workload;
    }

    /** The feature that asks for it; none for the leader, which always runs. */
    public Optional<Feature> feature() {
        return feature;
    }

    /** What replaces the image's command; empty to keep it. The entrypoint of the image stays. */
    public List<String> args() {
        return args;
    }

    public Alive alive() {
        return alive;
    }

    public Drain drain() {
        return drain;
    }

    /** How long it may take to finish what it does: the longest job or task that it is given, and some more. */
    public int graceSeconds() {
        return graceSeconds;
    }

    /** What it gets when the blueprint says nothing. */
    public Workload.Resources resources() {
        return resources;
    }

    private static final class Defaults {
        static final Workload.Resources WEB = new Workload.Resources("100m", "256Mi", "", "1Gi");
        static final Workload.Resources WORKER = new Workload.Resources("50m", "128Mi", "", "512Mi");
    }
}
