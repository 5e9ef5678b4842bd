package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Rehearse.Wish;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.rehearsal.Explored;
import io.larakube.rehearsal.Fault;
import io.larakube.rehearsal.Planned;
import io.larakube.rehearsal.Played;
import io.larakube.rehearsal.Rehearsal;
import io.larakube.rehearsal.Rehearsal.Play;
import io.larakube.rehearsal.Replayed;
import io.larakube.rehearsal.Seed;
import io.larakube.rehearsal.Timings;
import io.larakube.startup.StartupState;
import io.larakube.terminal.Streams;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.trace.Page;
import io.larakube.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of {@code rehearse}, in their order. */
final class Rehearsing {

    /** More worlds than the heap of the program holds are not looked at. */
    private static final int MOST_WORLDS = 1_500_000;

    private static final double WATCHABLE = 4;
    private static final int MOST_FAULTS = 15;

    private final Terminal terminal;
    private final Wish wish;

    private final Path folder;

    /** @param folder a folder of the project */
    Rehearsing(Terminal terminal, Wish wish, Path folder) {
        this.terminal = terminal;
        this.wish = wish;
        this.folder = folder;
    }

    void run() {
        if (wish.mostFaults() < 0
                || wish.mostFaults() > MOST_FAULTS
                || wish.faults().size() > MOST_FAULTS) {
            throw new Failure.WrongUsage("a rehearsal knows up to " + MOST_FAULTS + " faults");
        }
        if (wish.manifests().isPresent()) {
            OthersRehearsal others = new OthersRehearsal(terminal, wish);
            Rehearsal rehearsal = Rehearsal.of(others.scenario(wish.manifests().get()));
            if (searches()) {
                search(rehearsal, wish.manifests().get().toString());
            } else {
                others.play(rehearsal, plays(List.of(), Timings.RECORDED));
            }
            return;
        }
        Project project = Project.open(folder);
        Environment environment = project.environment(wish.environment());
        Plan plan = project.plan(environment);
        Rehearsed rehearsed = Rehearsed.of(
                terminal,
                project,
                environment,
                new Rehearsed.Asked(wish.image(), wish.fromImage(), wish.update(), wish.ground()));
        if (searches()) {
            search(rehearsed.rehearsal(), plan.project() + " · " + plan.environment());
        } else {
            play(rehearsed, project, plan);
        }
    }

    private boolean searches() {
        return wish.explore() || wish.replay().isPresent();
    }

    private void search(Rehearsal rehearsal, String what) {
        String title = what + (wish.update() ? " · update" : " · first start");
        if (wish.replay().isPresent()) {
            replay(rehearsal, title, Seeds.read(wish.replay().get(), folder));
        } else {
            explore(rehearsal, title);
        }
    }

    private void replay(Rehearsal rehearsal, String title, List<Seed> seeds) {
        boolean breaks = false;
        for (Seed seed : seeds) {
            Replayed replayed = rehearsal.replay(seed);
            terminal.report(new ReplayReport(title, seed, replayed));
            breaks |= replayed.breaks();
        }
        if (breaks) {
            throw new Failure.Unsuccessful("it still can come to this");
        }
    }

    private void explore(Rehearsal rehearsal, String title) {
        Set<Fault> kinds = EnumSet.noneOf(Fault.class);
        wish.faults().stream()
                .filter(FaultOption.Strikes.class::isInstance)
                .forEach(fault -> kinds.add(((FaultOption.Strikes) fault).fault()));
        if (kinds.isEmpty()) {
            kinds.addAll(List.of(Fault.values()));
        }
        long begun = System.nanoTime();
        Explored explored = rehearsal.explore(wish.mostFaults(), kinds, MOST_WORLDS);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        ExplorationReport report =
                new ExplorationReport(title, rehearsal, explored, wish.mostFaults(), List.copyOf(kinds), took);
        terminal.report(report);
        if (!explored.violations().isEmpty()) {
            throw new Failure.Unsuccessful(report.verdict());
        }
    }

    private Play plays(List<String> migrations, Timings recorded) {
        Timings timings = recorded;
        Play play = Play.plain(migrations).withSeed(wish.seed());
        List<Planned> planned = new ArrayList<>();
        for (FaultOption fault : wish.faults()) {
            switch (fault) {
                case FaultOption.Takes takes -> timings = takes.slow().in(timings, takes.time());
                case FaultOption.Strikes strikes -> planned.add(strikes.planned());
            }
        }
        return play.withTimings(timings).withFaults(planned);
    }

    private void play(Rehearsed rehearsed, Project project, Plan plan) {
        RecordedTimings recorded = RecordedTimings.of(project, plan.environment());
        Play play = plays(wish.update() ? lastOf(project.migrations()) : project.migrations(), recorded.timings());
        Instant begin = Instant.now();
        Played played = rehearsed.rehearsal().play(play, begin);
        StartupState state =
                StartupState.begin(plan, rehearsed.released().release(), begin, play.migrations(), Optional.empty());
        if (!wish.inJson()) {
            terminal.remark(Text.dim("a rehearsal with " + recorded.from() + ": nothing is sent to any cluster"));
            rehearsed.rehearsal().remarks().forEach(terminal::remark);
        }
        Playback playback = new Playback(state, rehearsed.image(), pace());
        try (StartView view = StartView.on(terminal, wish.inJson(), "The rehearsal ends here.")) {
            playback.run(played.events(), view);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("the rehearsal was not played to its end");
        }
        played.missed()
                .forEach(missed ->
                        terminal.remark(Text.warn("the fault " + missed.fault().typed() + " found nobody to strike")));
        if (!wish.inJson()) {
            played.pending().forEach(line -> terminal.remark(Text.warn(line)));
        }
        conclude(played, playback);
    }

    /** An update has a migration of its own; which one nobody knows before it is there. */
    private static List<String> lastOf(List<String> migrations) {
        return migrations.isEmpty() ? migrations : List.of(migrations.getLast());
    }

    private double pace() {
        boolean watched = Streams.ofThisProcess().terminal(Streams.Standard.ERROR) && !wish.inJson();
        return wish.speed().orElse(watched ? WATCHABLE : 0);
    }

    private void conclude(Played played, Playback playback) {
        Trace trace = playback.trace();
        wish.html().ifPresent(file -> Starts.write(terminal, file, Page.of(trace)));
        if (wish.open()) {
            Browser.of(terminal).show(Page.of(trace));
        }
        if (!wish.inJson()) {
            new TraceReport(trace).lines().forEach(terminal::result);
        }
        if (!played.ready()) {
            throw new Failure.Unsuccessful("in this rehearsal not everything becomes ready"
                    + trace.troubles().stream()
                            .findFirst()
                            .map(words -> ": " + words)
                            .orElse(""));
        }
    }
}
