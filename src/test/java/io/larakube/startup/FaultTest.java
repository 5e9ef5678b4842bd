package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts that were recorded on a cluster with something wrong on purpose. Beside each recording lies the whole view of the moment at which
 * the start is known to be stuck.
 */
class FaultTest {

    private static final Set<String> HEALTHY = Set.of("first-start", "update", "late-database");

    private static final Set<String> WITH_WORKERS = Set.of("bad-migration", "crash-loop", "quota");

    static List<String> faults() {
        return Recording.names().stream()
                .filter(name -> !HEALTHY.contains(name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsNamedWithItsEvidenceAndWhatToDo(String fault) {
        assertThat(view(fault)).isEqualTo(Recording.text(fault + ".txt"));
    }

    @Test
    void everyRecordingOfAFaultHasItsViewAndEveryViewItsRecording() {
        assertThat(Recording.views()).isEqualTo(new TreeSet<>(faults()));
    }

    private static String view(String fault) {
        Recording recording = Recording.of(fault);
        Plan plan = WITH_WORKERS.contains(fault) ? Shop.withWorkers() : Shop.withoutWorkers();
        StartupState state = StartupState.begin(plan, recording.release(), recording.begun());
        for (StartupEvent event : recording.withTime(60)) {
            state = state.after(event);
            if (state.verdict() instanceof Verdict.Stuck) {
                return String.join("\n", StartupText.lines(StartupView.of(state))) + "\n";
            }
        }
        return "never stuck\n";
    }
}
