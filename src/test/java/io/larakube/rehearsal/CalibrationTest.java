package io.larakube.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Feature;
import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.plan.Workload;
import io.larakube.startup.Recording;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same start, recorded on a cluster and rehearsed, goes in the same order. */
class CalibrationTest {

    private static final List<String> FIRST = List.of(
            "2024_01_01_000000_create_users_table",
            "2024_01_02_000000_create_products_table",
            "2024_01_03_000000_create_jobs_table",
            "2024_01_04_000000_create_cache_table",
            "2024_01_05_000000_create_sessions_table",
            "2024_01_06_000000_create_failed_jobs_table");
    private static final List<String> SECOND = List.of("2024_02_01_000000_add_stock_to_products_table");

    /** What is closer together on the cluster than this could as well have come the other way round. */
    private static final Duration NOISE = Duration.ofMillis(1500);

    private static final Manifested SHOP = Designs.shop();

    @Test
    void aFirstStartGoesInTheOrderInWhichItWasRecorded() {
        Rehearsal rehearsal = Rehearsal.of(SHOP.firstStart("shop:v1"));

        assertSameOrder("first-start", rehearsal, Rehearsal.Play.plain(FIRST), SHOP.plan(), SHOP.release("shop:v1"));
    }

    /** The migration of the recorded update takes four seconds. */
    @Test
    void anUpdateGoesInTheOrderInWhichItWasRecorded() {
        Rehearsal rehearsal = Rehearsal.of(Manifested.sent(asRecorded("shop:v1"), asRecorded("shop:v2")));
        Timings timings = Timings.RECORDED.withMigration(Duration.ofSeconds(4));

        assertSameOrder(
                "update",
                rehearsal,
                Rehearsal.Play.plain(SECOND).withTimings(timings),
                SHOP.plan(),
                SHOP.release("shop:v2"));
    }

    @Test
    void aDatabaseThatComesLateIsWaitedForAsItWasRecorded() {
        Manifested withoutWorkers = Manifested.shop(new Feature[0]);
        Rehearsal rehearsal = Rehearsal.of(withoutWorkers.firstStart("shop:v1"));
        Timings timings = Timings.RECORDED.withDatabase(Duration.ofSeconds(29));

        assertSameOrder(
                "late-database",
                rehearsal,
                Rehearsal.Play.plain(FIRST).withTimings(timings),
                withoutWorkers.plan(),
                withoutWorkers.release("shop:v1"));
    }

    /** When it was recorded, nothing told Horizon and Reverb to stop but a signal that they ignore: they took their grace of 30 s. */
    private static List<Tree> asRecorded(String image) {
        List<Tree> objects = SHOP.objects(image);
        for (String worker : List.of("horizon", "reverb")) {
            objects =
                    Yaml.with(objects, "Deployment", worker, CalibrationTest::withoutHook, "spec", "template", "spec");
        }
        return objects;
    }

    private static Tree withoutHook(Tree pod) {
        Tree container = ((Tree.Obj) pod.itemsAt("containers").getFirst()).without("lifecycle");
        return ((Tree.Obj) pod).with("containers", Tree.arr(container)).with("terminationGracePeriodSeconds", 30);
    }

    /** What is over quickly, a watch on a cluster can miss. */
    private static void assertSameOrder(
            String recording, Rehearsal rehearsal, Rehearsal.Play play, Plan plan, Release release) {
        Recording recorded = Recording.of(recording);
        Map<String, Duration> really =
                entered(plan, recorded.release(), recorded.begun(), play.migrations(), recorded.withTime(5));
        Map<String, Duration> rehearsed = entered(
                plan,
                release,
                Instant.EPOCH,
                play.migrations(),
                rehearsal.play(play, Instant.EPOCH).events());

        assertThat(rehearsed.keySet()).containsAll(really.keySet());
        assertThat(turned(really, rehearsed)).isEmpty();
    }

    /** Pairs that come one after the other on the cluster, and not in the rehearsal. */
    private static List<String> turned(Map<String, Duration> really, Map<String, Duration> rehearsed) {
        List<String> turned = new ArrayList<>();
        really.forEach((earlier, at) -> really.forEach((later, then) -> {
            boolean ordered = then.minus(at).compareTo(NOISE) > 0;
            if (ordered && rehearsed.get(earlier).compareTo(rehearsed.get(later)) >= 0) {
                turned.add(earlier + " before " + later + ": " + at.toMillis() + " " + then.toMillis()
                        + " ms, rehearsed " + rehearsed.get(earlier).toMillis() + " "
                        + rehearsed.get(later).toMillis());
            }
        }));
        return turned;
    }

    /** When each workload entered each of its stages first. */
    private static Map<String, Duration> entered(
            Plan plan, Release release, Instant begun, List<String> migrations, List<StartupEvent> events) {
        Map<String, Duration> entered = new LinkedHashMap<>();
        StartupState state = StartupState.begin(plan, release, begun, migrations, Optional.empty());
        for (StartupEvent event : events) {
            state = state.after(event);
            for (Workload workload : plan.workloads()) {
                String step = state.progress(workload).stage().step();
                if (!step.equals("not-yet-created")) {
                    entered.putIfAbsent(workload.name() + " " + step, state.elapsed());
                }
            }
        }
        assertThat(state.verdict()).isInstanceOf(Verdict.AllReady.class);
        return entered;
    }
}
