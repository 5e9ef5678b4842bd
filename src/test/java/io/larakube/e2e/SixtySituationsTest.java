package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.why.Explanation;
import io.larakube.why.Explanation.Answer;
import io.larakube.why.Explanation.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * More than sixty broken situations and twenty healthy ones on a real cluster, many at a time, and what {@code why} says of them
 * while they go on. It is asked again and again, so that a wrong word on the way counts too.
 */
@OnRealCluster
@Tag("situations")
@TestMethodOrder(OrderAnnotation.class)
class SixtySituationsTest {

    private static final int AT_ONCE = 16;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(1500);

    /** What was said of a broken situation. */
    private record Said(Situation situation, String words, int rank, boolean wasWronglyCertain, Duration after) {
        boolean isRight() {
            return rank == 1 && !wasWronglyCertain;
        }

        String line() {
            String place = rank == 0 ? "-" : String.valueOf(rank);
            return String.format(
                    Locale.ROOT,
                    "%-5s %-4s %5.1f s  %-58s %-34s %s",
                    isRight() ? "ok" : wasWronglyCertain ? "WRONG" : "?",
                    place,
                    after.toMillis() / 1000.0,
                    situation.name(),
                    situation.expected().getFirst(),
                    words);
        }
    }

    @Test
    @Order(1)
    void ofBrokenSituationsTheCauseIsNamedFirstAndOfHealthyOnesNothingIsBlamed() {
        List<Situation> broken = table("broken.yaml");
        List<Situation> healthy = table("healthy.yaml");
        String run = UUID.randomUUID().toString().substring(0, 4);
        try (Cluster cluster = RealCluster.connect();
                ExecutorService crew = Executors.newFixedThreadPool(AT_ONCE)) {
            Api api = RealCluster.api(cluster);
            Map<Situation, Future<Said>> faults = new LinkedHashMap<>();
            broken.stream()
                    .sorted(Comparator.comparing((Situation each) -> !each.isSlow()))
                    .forEach(each -> faults.put(
                            each,
                            crew.submit(() -> watchBroken(each, "why-" + run + "-" + broken.indexOf(each), api))));
            List<Future<List<String>>> starts = healthy.stream()
                    .map(each ->
                            crew.submit(() -> watchHealthy(each, "why-" + run + "-h" + healthy.indexOf(each), api)))
                    .toList();
            List<Said> said = broken.stream()
                    .map(each -> of(Objects.requireNonNull(faults.get(each))))
                    .toList();
            List<String> blamed =
                    starts.stream().flatMap(each -> of(each).stream()).toList();
            judge(said, blamed, healthy.size());
        }
    }

    /** All rows, or those that {@code LARAKUBE_SITUATIONS} names with a pattern while one is worked on. */
    private static List<Situation> table(String name) {
        Pattern only = Pattern.compile(System.getenv().getOrDefault("LARAKUBE_SITUATIONS", ""));
        return Situation.table(name).stream()
                .filter(situation -> only.matcher(situation.name()).find())
                .toList();
    }

    private static void judge(List<Said> all, List<String> blamed, int healthy) {
        long right = all.stream().filter(Said::isRight).count();
        all.forEach(said -> System.out.println(said.line()));
        blamed.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "named first: %d of %d; blamed: %d of %d healthy%n",
                right,
                all.size(),
                blamed.size(),
                healthy);
        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(blamed).isEmpty();
        assertThat(all.stream().filter(Said::wasWronglyCertain).map(Said::line)).isEmpty();
        assertThat(right * 100).as("right").isGreaterThanOrEqualTo(95L * all.size());
    }

    private static Said watchBroken(Situation situation, String namespace, Api api) {
        try (Staged staged = Staged.make(situation, namespace, api)) {
            if (!situation.then().isEmpty()) {
                await(situation.name() + " is ready", () -> isReady(staged));
                staged.go();
            }
            return untilNamed(staged);
        } catch (AssertionError notMade) {
            return new Said(situation, "NOT MADE: " + notMade.getMessage(), 0, false, Duration.ZERO);
        }
    }

    private static boolean isReady(Staged staged) {
        return staged.explanation().answer() == Answer.READY;
    }

    private static Said untilNamed(Staged staged) {
        Instant begun = Instant.now();
        List<String> wrong = new ArrayList<>();
        Said said = new Said(staged.situation(), "nothing", 0, false, LIMIT);
        while (Duration.between(begun, Instant.now()).compareTo(LIMIT) < 0) {
            Explanation explanation = staged.explanation();
            int rank = rank(staged.situation(), explanation);
            String words = words(explanation);
            if (rank != 1
                    && explanation.answer() == Answer.KNOWN
                    && !isTrueOfAnyCrash(staged.situation(), explanation)) {
                wrong.add(words);
            }
            String all = wrong.isEmpty() ? words : words + "   said before: " + wrong.getFirst();
            said = new Said(staged.situation(), all, rank, !wrong.isEmpty(), Duration.between(begun, Instant.now()));
            if (rank == 1) {
                return said;
            }
            pause();
        }
        return said;
    }

    /** That a process ended is true whatever ended it; a node that is busy gives the log that tells why a moment later. */
    private static boolean isTrueOfAnyCrash(Situation situation, Explanation explanation) {
        Root first = explanation.causes().getFirst();
        return first.what().startsWith("its process ended ")
                && situation.expected().stream().anyMatch(cause -> isOf(cause.split(" ", -1), first));
    }

    private static int rank(Situation situation, Explanation explanation) {
        List<Root> causes = explanation.causes();
        for (int index = 0; index < causes.size(); index++) {
            if (isExpected(situation, causes.get(index))) {
                return index + 1;
            }
        }
        return 0;
    }

    private static boolean isExpected(Situation situation, Root root) {
        String all = root.what() + "\n" + String.join("\n", root.evidence());
        return situation.expected().stream().anyMatch(cause -> isOf(cause.split(" ", -1), root))
                && situation.says().filter(words -> !all.contains(words)).isEmpty();
    }

    private static boolean isOf(String[] workloadAndKind, Root root) {
        boolean isAny = workloadAndKind[0].equals("any");
        return root.kind().equals(workloadAndKind[1])
                && (isAny || root.workloads().contains(workloadAndKind[0]));
    }

    private static String words(Explanation explanation) {
        if (explanation.causes().isEmpty()) {
            return explanation.answer().name();
        }
        Root first = explanation.causes().getFirst();
        return (first.isCertain() ? "" : "perhaps ") + String.join(",", first.workloads()) + ": " + first.what()
                + (first.evidence().isEmpty() ? "" : " | " + first.evidence().getFirst());
    }

    /** Until all is ready, and a last time then: what was blamed meanwhile. */
    private static List<String> watchHealthy(Situation situation, String namespace, Api api) {
        List<String> blamed = new ArrayList<>();
        try (Staged staged = Staged.make(situation, namespace, api)) {
            untilReady(staged, blamed);
            if (!situation.then().isEmpty()) {
                staged.go();
                await(situation.name() + " changes", () -> !isReady(staged));
                untilReady(staged, blamed);
            }
        } catch (AssertionError notReady) {
            blamed.add("NOT READY: " + notReady.getMessage());
        }
        return blamed.stream().distinct().toList();
    }

    private static void untilReady(Staged staged, List<String> blamed) {
        await(staged.situation().name() + " is ready", () -> {
            Explanation explanation = staged.explanation();
            if (!explanation.causes().isEmpty()) {
                blamed.add("BLAMED " + staged.situation().name() + ": " + words(explanation));
            }
            return explanation.answer() == Answer.READY;
        });
    }

    private static void await(String what, BooleanSupplier holds) {
        Instant giveUp = Instant.now().plus(LIMIT);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    private static <T> T of(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Test
    @Order(2)
    void aNodeThatIsCutOffAndOneThatIsGoneAreNamed() {
        Situation onNode2 = Situation.table("nodes.yaml").getFirst();
        String run = UUID.randomUUID().toString().substring(0, 4);
        try (Cluster cluster = RealCluster.connect();
                Staged staged = Staged.make(onNode2, "why-" + run + "-node", RealCluster.api(cluster))) {
            await("all is ready", () -> isReady(staged));
            assertThat(whileNodeIs(staged, "cut", "heal").isRight()).isTrue();
            await("all is ready again", () -> isReady(staged));
            assertThat(whileNodeIs(staged, "stop", "start").isRight()).isTrue();
        }
    }

    private static Said whileNodeIs(Staged staged, String broken, String whole) {
        RealCluster.testcluster("node", broken, "node-2");
        try {
            Said said = untilNamed(staged);
            System.out.println(said.line());
            return said;
        } finally {
            RealCluster.testcluster("node", whole, "node-2");
        }
    }
}
