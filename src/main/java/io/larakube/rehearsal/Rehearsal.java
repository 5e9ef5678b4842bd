package io.larakube.rehearsal;

import io.larakube.startup.StartupEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The start of an environment, with no cluster: played on a virtual clock, or searched through in every order. */
public final class Rehearsal {

    private final Model model;

    private Rehearsal(Model model) {
        this.model = model;
    }

    public static Rehearsal of(Scenario scenario) {
        return new Rehearsal(ModelReader.read(scenario));
    }

    /** What of the manifests is left out. */
    public List<String> remarks() {
        return model.remarks();
    }

    /** What an exploration takes for granted. */
    public List<String> assumptions() {
        return Assumptions.of(model);
    }

    /** How a rehearsal is played. */
    public record Play(Timings timings, List<String> migrations, List<Planned> faults, long seed) {

        /**
         * As it was measured, with nothing going wrong.
         *
         * @param migrations names of those that the leader runs, in order
         */
        public static Play plain(List<String> migrations) {
            return new Play(Timings.RECORDED, migrations, List.of(), 0);
        }

        public Play withTimings(Timings other) {
            return new Play(other, migrations, faults, seed);
        }

        public Play withFaults(List<Planned> planned) {
            return new Play(timings, migrations, planned, seed);
        }

        public Play withSeed(long number) {
            return new Play(timings, migrations, faults, number);
        }
    }

    /** Plays the start; {@code begin} is when the virtual clock begins. */
    public Played play(Play play, Instant begin) {
        int migrations = play.migrations().size();
        Simulation simulation =
                new Simulation(model, new Clocks(model, play.timings(), migrations), play.faults(), play.seed());
        List<Happening> happened = simulation.run();
        Clocks clocks = new Clocks(model, play.timings(), migrations);
        Observations observations = new Observations(model, clocks, play.timings(), play.migrations(), begin);
        observations.begin(model.begin(play.faults().size()));
        for (Happening happening : happened) {
            clocks.after(happening);
            observations.after(happening);
        }
        List<StartupEvent> events = observations.events();
        return new Played(
                events,
                new Schedule(model, happened).spans(),
                steps(happened),
                isReady(happened),
                simulation.missed(),
                pending(happened));
    }

    private List<String> pending(List<Happening> happened) {
        List<String> pending = new ArrayList<>();
        for (int slot = 0; slot < model.slots() && !happened.isEmpty(); slot++) {
            World world = happened.getLast().after();
            String name = model.controller(model.owner(slot)).name();
            if (Pod.condition(world.at(model.podCell(slot))) == Pod.PENDING) {
                model.scheduler()
                        .refusal(world, slot)
                        .map((name + " stays Pending: ")::concat)
                        .filter(line -> !pending.contains(line))
                        .ifPresent(pending::add);
            }
        }
        return List.copyOf(pending);
    }

    private boolean isReady(List<Happening> happened) {
        return !happened.isEmpty()
                && new Rules(model, 1, List.of()).isAllReady(happened.getLast().after());
    }

    /** What happened, with what it waited for. */
    private List<Played.Happened> steps(List<Happening> happened) {
        Telling telling = new Telling(model);
        List<Played.Happened> steps = new ArrayList<>();
        for (Happening happening : happened) {
            steps.add(new Played.Happened(
                    happening.at(),
                    happening.begun(),
                    telling.of(happening.before(), happening.move()),
                    happening.cause()));
        }
        return List.copyOf(steps);
    }

    /**
     * Searches every order.
     *
     * @param faults how many may strike
     * @param kinds which
     * @param most how many worlds of each part are looked at before it gives up
     */
    public Explored explore(int faults, Collection<Fault> kinds, int most) {
        List<Model> parts = parts(faults);
        Explored explored = Explored.NOTHING;
        for (int part = 0; part < parts.size(); part++) {
            explored = explored.and(new Explorer(parts.get(part), part, kinds, true, most).explore(faults));
        }
        return explored;
    }

    private List<Model> parts(int faults) {
        return Parting.of(model.asFarAsNodesMatter(faults));
    }

    /** What happens on the way of a violation that was found with so many faults, a sentence each. */
    public List<String> timeline(Violation violation, int faults) {
        return new Replay(parts(faults).get(violation.part()), faults).lines(violation.way());
    }

    /** Goes a way once more that was found in these manifests, or in what they were before. */
    public Replayed replay(Seed seed) {
        List<Model> parts = parts(seed.faults());
        return seed.part() < parts.size()
                ? new Replay(parts.get(seed.part()), seed.faults()).replayed(seed)
                : new Replayed(List.of(), false, false);
    }
}
