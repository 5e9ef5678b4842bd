package io.larakube.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.terminal.ScriptedTerminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ExecutionTest {

    private final ScriptedTerminal terminal = ScriptedTerminal.answering();
    private final List<String> told = new ArrayList<>();
    private final World world = new World();

    /** What steps change and look at; it can break off before its nth call, as a process that is killed does. */
    private static final class World {
        private final Set<String> there = new LinkedHashSet<>();
        private final List<String> acts = new ArrayList<>();
        private int calls;
        private int breaksAt = Integer.MAX_VALUE;

        void call() throws InterruptedException {
            calls++;
            if (calls == breaksAt) {
                throw new InterruptedException("killed");
            }
        }
    }

    /** Comes to hold at the second look after it was made. */
    private record Slow(String name, World world) implements Step {
        @Override
        public String title() {
            return name + " holds";
        }

        @Override
        public List<String> actions() {
            return List.of("makes " + name);
        }

        @Override
        public Observation look() throws InterruptedException {
            world.call();
            if (world.there.contains(name)) {
                return new Observation.Holds("it is there");
            }
            if (world.there.contains("half of " + name)) {
                world.there.add(name);
            }
            return new Observation.Open("not yet");
        }

        @Override
        public void act(Consumer<String> note) throws InterruptedException {
            world.call();
            world.acts.add(name);
            world.there.add("half of " + name);
            world.call();
        }
    }

    private record Fixed(Observation found) implements Step {
        @Override
        public String name() {
            return "server";
        }

        @Override
        public String title() {
            return "the server runs";
        }

        @Override
        public List<String> actions() {
            return List.of();
        }

        @Override
        public Observation look() {
            return found;
        }

        @Override
        public void act(Consumer<String> note) {
            note.accept("acts");
        }
    }

    /** A second passes with each pause. */
    private static final class Seconds implements Pace {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause() {
            now = now.plusSeconds(1);
        }
    }

    private Runbook three() {
        return new Runbook(
                "three", List.of(new Slow("driver", world), new Slow("server", world), new Slow("class", world)));
    }

    private Execution execution() {
        Journal journal = new Journal() {
            @Override
            public void begins(Step step) {
                told.add("begins " + step.name());
            }

            @Override
            public void holds(Step step, String words, boolean already) {
                told.add((already ? "held " : "made ") + step.name());
            }
        };
        return new Execution(terminal, journal, new Seconds(), Duration.ofSeconds(60));
    }

    @Test
    void everyStepIsMadeInOrderAndAwaitedBeforeTheNext() throws InterruptedException {
        execution().run(three());
        assertThat(told)
                .containsExactly(
                        "begins driver", "made driver", "begins server", "made server", "begins class", "made class");
    }

    @Test
    void whatHoldsIsNotMadeAgain() throws InterruptedException {
        execution().run(three());
        told.clear();
        world.acts.clear();
        execution().run(three());
        assertThat(told).containsExactly("held driver", "held server", "held class");
        assertThat(world.acts).isEmpty();
    }

    /** Killed before each call that it makes, and run again: the end is the same. */
    @Test
    void interruptedAtAnyMomentAndRunAgainItComesToTheSameEnd() throws InterruptedException {
        execution().run(three());
        int calls = world.calls;
        Set<String> end = Set.copyOf(world.there);
        assertThat(calls).isGreaterThan(12);
        for (int moment = 1; moment <= calls; moment++) {
            world.there.clear();
            world.calls = 0;
            world.breaksAt = moment;
            assertThatThrownBy(() -> execution().run(three())).isInstanceOf(InterruptedException.class);
            world.breaksAt = Integer.MAX_VALUE;
            execution().run(three());
            assertThat(world.there).as("killed at call " + moment).isEqualTo(end);
        }
    }

    @Test
    void whatWasTakenAwayMeanwhileIsMadeAgain() throws InterruptedException {
        execution().run(three());
        world.there.remove("server");
        world.there.remove("half of server");
        told.clear();
        execution().run(three());
        assertThat(told).containsExactly("held driver", "begins server", "made server", "held class");
    }

    @Test
    void aStepThatIsStuckForLongerThanItsPatienceEndsItWithTheCause() {
        Observation stuck = new Observation.Stuck(
                "image x cannot be pulled",
                List.of("no such host"),
                List.of("kubectl describe pod x"),
                Duration.ofSeconds(5));
        assertThatThrownBy(() -> execution().run(new Runbook("one", List.of(new Fixed(stuck)))))
                .isInstanceOfSatisfying(Failure.Unsuccessful.class, failure -> {
                    assertThat(failure).hasMessage("step server: image x cannot be pulled");
                    assertThat(failure.advice())
                            .containsExactly(
                                    "no such host",
                                    "kubectl describe pod x",
                                    "what was done stays; the same command goes on at this step");
                });
        assertThat(told).containsExactly("begins server");
    }

    @Test
    void aStepThatTakesTooLongEndsItWithWhatItWaitsFor() {
        Observation open = new Observation.Open("1 of 2 pods are ready");
        assertThatThrownBy(() -> execution().run(new Runbook("one", List.of(new Fixed(open)))))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("step server: not after 60 s: 1 of 2 pods are ready");
    }

    @Test
    void theRunbookIsShownWithWhatHoldsAlreadyAndWhatEachOtherStepDoes() throws InterruptedException {
        world.there.add("driver");
        RunbookReport report = new RunbookReport("three", three().standings());
        assertThat(report.lines().stream()
                        .map(line -> line.plain().stripTrailing())
                        .toList())
                .containsExactly(
                        "three",
                        " ✔ 1  driver  it is there",
                        " ○ 2  server  server holds",
                        "              makes server",
                        " ○ 3  class   class holds",
                        "              makes class");
        assertThat(report.isOver()).isFalse();
        assertThat(world.acts).isEmpty();
    }
}
