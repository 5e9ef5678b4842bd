package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.ClaimObserved;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.NoticeObserved;
import io.larakube.startup.StartupEvent.PodGone;
import io.larakube.startup.StartupEvent.PodObserved;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.TimePassed;
import io.larakube.startup.StartupEvent.WorkloadObserved;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observers repeat themselves, miss what lay in between, and overtake each other. */
class StreamsTest {

    private static final int ORDERS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"update", "bad-migration", "no-secret", "quota"})
    void theSameEventTwiceMakesNoDifference(String recording) {
        Recording start = Recording.of(recording);
        StartupState state = begin(start, Shop.withWorkers());
        for (StartupEvent event : start.withTime(1)) {
            state = state.after(event);
            assertThat(state.after(event)).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-start", "update", "bad-migration"})
    void whateverStreamComesFirstTheEndIsTheSame(String recording) {
        Recording start = Recording.of(recording);
        Map<String, String> inOrder = stages(begin(start, Shop.withWorkers()), start.events());
        for (int seed = 0; seed < ORDERS; seed++) {
            assertThat(stages(begin(start, Shop.withWorkers()), shuffled(start, new Random(seed))))
                    .describedAs("order %s", seed)
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-start", "update"})
    void aHealthyStartIsNeverBlamedWhateverOfItIsMissed(String recording) {
        Recording start = Recording.of(recording);
        for (int seed = 0; seed < ORDERS; seed++) {
            Random chance = new Random(seed);
            StartupState state = begin(start, Shop.withWorkers());
            for (StartupEvent event : start.withTime(1)) {
                boolean missed = event instanceof PodObserved && chance.nextInt(3) == 0;
                state = missed ? state : state.after(event);
                assertThat(state.verdict()).isNotInstanceOf(Verdict.Stuck.class);
            }
        }
    }

    @Test
    void workersStartAfterTheirLeaderIsReady() {
        for (String recording : List.of("first-start", "update")) {
            Recording start = Recording.of(recording);
            StartupState state = begin(start, Shop.withWorkers());
            List<String> steps = new ArrayList<>();
            for (StartupEvent event : start.events()) {
                StartupState next = state.after(event);
                Change.between(state, next)
                        .forEach(change -> steps.add(
                                change.workload().name() + " " + change.stage().step()));
                state = next;
            }
            for (String worker : List.of("horizon", "scheduler", "reverb")) {
                assertThat(steps).containsSubsequence("php-web ready", worker + " becoming-ready", worker + " ready");
            }
        }
    }

    private static StartupState begin(Recording start, Plan plan) {
        return StartupState.begin(plan, start.release(), start.begun());
    }

    private static Map<String, String> stages(StartupState begun, List<StartupEvent> events) {
        StartupState state = begun;
        Instant end = begun.begun();
        for (StartupEvent event : events) {
            state = state.after(event);
            end = event.at().isAfter(end) ? event.at() : end;
        }
        state = state.after(new TimePassed(end.plusSeconds(5)));
        Map<String, String> stages = new TreeMap<>();
        for (Workload workload : state.plan().workloads()) {
            stages.put(workload.name(), state.progress(workload).stage().text());
        }
        stages.put("verdict", state.verdict().getClass().getSimpleName());
        return stages;
    }

    /** What was there before comes first; then the streams, each in its order, mixed as chance wants. */
    private static List<StartupEvent> shuffled(Recording start, Random chance) {
        List<StartupEvent> order = new ArrayList<>();
        Map<String, Deque<StartupEvent>> streams = new LinkedHashMap<>();
        boolean sending = false;
        for (StartupEvent event : start.events()) {
            sending = sending || event instanceof Sending;
            if (sending) {
                streams.computeIfAbsent(stream(event), name -> new ArrayDeque<>())
                        .add(event);
            } else {
                order.add(event);
            }
        }
        order.add(streams.get("command").remove());
        streams.values().removeIf(Deque::isEmpty);
        while (!streams.isEmpty()) {
            List<String> names = List.copyOf(streams.keySet());
            String name = names.get(chance.nextInt(names.size()));
            order.add(streams.get(name).remove());
            streams.values().removeIf(Deque::isEmpty);
        }
        return order;
    }

    private static String stream(StartupEvent event) {
        return switch (event) {
            case PodObserved pod -> "pods";
            case PodGone gone -> "pods";
            case WorkloadObserved workload -> "workloads";
            case ClaimObserved claim -> "claims";
            case NoticeObserved notice -> "notices";
            case LogLine line -> line.pod() + "/" + line.container() + "/" + line.run();
            case Sending sending -> "command";
            case Applied applied -> "command";
            case TimePassed passed -> "command";
        };
    }
}
