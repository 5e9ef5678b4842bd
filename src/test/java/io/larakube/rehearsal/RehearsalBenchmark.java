package io.larakube.rehearsal;

import io.larakube.blueprint.Feature;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/** How fast rehearsals are, on one core of the machine that it runs on: {@code bench/rehearsal}. Figures, no verdict. */
public final class RehearsalBenchmark {

    private static final int ALL = 8_000_000;
    private static final Feature[] WORKERS = {Feature.HORIZON, Feature.QUEUE, Feature.SCHEDULER, Feature.REVERB};

    private RehearsalBenchmark() {}

    public static void main(String[] arguments) {
        Set<Fault> butDeletion = EnumSet.complementOf(EnumSet.of(Fault.POD_DELETED, Fault.NODE_CUT));
        played("12 workloads, played", Small.twelve());
        explored("one node, shop, update", Designs.ourUpdate(), butDeletion);
        explored("one node, every worker, update", Manifested.shop(WORKERS).update("shop:v1", "shop:v2"), butDeletion);
        Manifested many = Manifested.onManyNodes(WORKERS);
        explored("many nodes, every worker, first start", many.firstStart("shop:v1"), EnumSet.allOf(Fault.class));
        explored("many nodes, every worker, update", many.update("shop:v1", "shop:v2"), EnumSet.allOf(Fault.class));
        explored("the same on three nodes", many.update("shop:v1", "shop:v2").onNodes(3), EnumSet.allOf(Fault.class));
    }

    private static void played(String what, Scenario scenario) {
        Rehearsal.Play play = Rehearsal.Play.plain(List.of("2024_01_01_000000_create_users_table"));
        long[] nanos = LongStream.range(0, 41)
                .map(run -> {
                    long begun = busy();
                    Rehearsal.of(scenario).play(play, Instant.EPOCH);
                    return busy() - begun;
                })
                .toArray();
        long first = nanos[0];
        long middle = LongStream.of(nanos).sorted().skip(20).findFirst().orElseThrow();
        say(String.format(Locale.ROOT, "%-40s first %.1f ms, then %.1f ms", what, first / 1e6, middle / 1e6));
    }

    private static void explored(String what, Scenario scenario, Set<Fault> faults) {
        Rehearsal rehearsal = Rehearsal.of(scenario);
        long begun = busy();
        Explored explored = rehearsal.explore(1, faults, ALL);
        double seconds = (busy() - begun) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%-40s %,d worlds in %.1f s, %,.0f a second%s, %d against a rule",
                what,
                explored.states(),
                seconds,
                explored.states() / seconds,
                explored.complete() ? "" : ", not to the end",
                explored.violations().size()));
    }

    /** Nanoseconds for which this thread had a core: others on the machine make no difference. */
    private static long busy() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @SuppressWarnings("SystemOut") // its figures are its result
    private static void say(String line) {
        System.out.println(line);
    }
}
