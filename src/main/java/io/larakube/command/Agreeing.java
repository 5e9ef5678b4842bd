package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.failure.Failure;
import io.larakube.placement.Ground;
import io.larakube.rehearsal.Played;
import io.larakube.rehearsal.Rehearsal.Play;
import io.larakube.startup.StartupState;
import io.larakube.terminal.Terminal;
import io.larakube.trace.Agreement;
import io.larakube.trace.Span;
import io.larakube.trace.Trace;
import io.larakube.trace.TraceFolder;
import io.larakube.trace.Track;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rehearses a start that was recorded, and says how far the rehearsal goes as the start went. */
final class Agreeing {

    private static final Pattern MIGRATION = Pattern.compile("migrates,? (\\S+)(?: \\(.*\\)| is done)?");

    private final Terminal terminal;
    private final Path folder;

    /** @param folder a folder of the project */
    Agreeing(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    /**
     * Compares.
     *
     * @param start the beginning of a start's id, or {@code last}
     * @return 1 when something came in another order
     */
    int with(String start, Ground ground) {
        Project project = Project.open(folder);
        TraceFolder traces = TraceFolder.in(project.folder().root());
        Trace recorded = traces.find(start);
        if (recorded.verdict() != Trace.Verdict.READY) {
            throw new Failure.WrongUsage(
                    "the start " + recorded.id() + " did not end ready, so there is nothing to compare to its end",
                    "larakube starts");
        }
        List<Trace> others = traces.all().stream()
                .filter(trace -> !trace.id().equals(recorded.id()))
                .toList();
        RecordedTimings timings = RecordedTimings.of(others, recorded.environment());
        Agreement agreement = Agreement.of(recorded, rehearsed(project, recorded, timings, ground));
        terminal.report(new AgreementReport(recorded, agreement, timings.from()));
        return agreement.turned().isEmpty() ? 0 : 1;
    }

    private Trace rehearsed(Project project, Trace recorded, RecordedTimings timings, Ground ground) {
        Environment environment = project.environment(recorded.environment());
        Rehearsed.Asked asked = new Rehearsed.Asked(
                Optional.of(recorded.image()),
                Optional.empty(),
                recorded.former().isPresent(),
                ground);
        Rehearsed rehearsed = Rehearsed.of(terminal, project, environment, asked);
        List<String> migrations = migrations(recorded);
        Instant begin = recorded.began();
        Played played = rehearsed.rehearsal().play(Play.plain(migrations).withTimings(timings.timings()), begin);
        StartupState state = StartupState.begin(
                rehearsed.plan(), rehearsed.released().release(), begin, migrations, Optional.empty());
        Playback playback = new Playback(state, rehearsed.image(), 0);
        try (StartView view = new StartView.Nowhere()) {
            playback.run(played.events(), view);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("the rehearsal was not played to its end");
        }
        return playback.trace();
    }

    /** Those that were seen to run, by name. */
    private static List<String> migrations(Trace recorded) {
        Set<String> names = new LinkedHashSet<>();
        for (Track track : recorded.tracks()) {
            for (Span span : track.spans()) {
                Matcher migration = MIGRATION.matcher(span.text());
                if (span.step().equals("migrating") && migration.matches()) {
                    names.add(migration.group(1));
                }
            }
        }
        return new ArrayList<>(names);
    }
}
