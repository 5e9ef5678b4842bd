package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.util.Optional;

/** A probe, in seconds. What is not said is as Kubernetes has it: 0, 10, 1 and 3. */
record Probe(int initialDelay, int period, int timeout, int failures, boolean command) {

    static Optional<Probe> of(Tree container, String name) {
        return container
                .at(name)
                .map(probe -> new Probe(
                        seconds(probe, "initialDelaySeconds", 0),
                        seconds(probe, "periodSeconds", 10),
                        seconds(probe, "timeoutSeconds", 1),
                        seconds(probe, "failureThreshold", 3),
                        probe.at("exec").isPresent()));
    }

    /** How long a process may give no answer after its start before the probe counts it as failed for good. */
    int patienceSeconds() {
        return initialDelay + period * failures;
    }

    private static int seconds(Tree probe, String field, int otherwise) {
        return probe.numberAt(field).map(Long::intValue).orElse(otherwise);
    }
}
