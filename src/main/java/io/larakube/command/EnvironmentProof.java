package io.larakube.command;

import io.larakube.cluster.Cluster;
import io.larakube.cluster.PodShell;
import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.storage.Parity;
import io.larakube.storage.Proof;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves that the pods of an environment that runs see each other's files. */
final class EnvironmentProof {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Cluster cluster;
    private final Plan plan;

    EnvironmentProof(Terminal terminal, Cluster cluster, Plan plan) {
        this.terminal = terminal;
        this.cluster = cluster;
        this.plan = plan;
    }

    /**
     * Shows what is written, lets the pods write and read it, reports.
     *
     * @return none when nothing was to be written
     */
    Optional<Proof> make(boolean dryRun) {
        String context = cluster.context().name();
        PodShell shell = new PodShell(context, plan.namespace(), Names.CONTAINER);
        List<String> pods = pods(shell);
        List<String> folders = new ArrayList<>(List.of("storage/app"));
        folders.addAll(plan.storage().sharedPaths());
        terminal.remark(Text.dim("  write and remove  ")
                .plus("a file of each of " + String.join(", ", pods) + " in " + String.join(", ", folders)));
        if (dryRun) {
            return Optional.empty();
        }
        Parity parity = new Parity(new SystemRunner(Programs.ofThisProcess()), shell);
        try (Activity activity = terminal.activity("Letting " + pods.size() + " pods read what each of them writes")) {
            Proof proof = parity.of(pods, folders, Long.toHexString(System.nanoTime()), activity::note);
            activity.done(Text.ok("The files of the proof are gone again"));
            terminal.report(new ProofReport(plan.project() + " · " + plan.environment() + " on " + context, proof));
            return Optional.of(proof);
        }
    }

    private List<String> pods(PodShell shell) {
        String selector = Names.LABEL_PART_OF + "=" + plan.project() + "," + Names.LABEL_COMPONENT + "="
                + Names.COMPONENT_APPLICATION;
        List<String> pods = shell.pods(cluster.api(PATIENCE), selector);
        if (pods.size() < 2) {
            throw new Failure.Unsuccessful(
                    "it takes two pods of " + plan.environment() + " that are ready, and there "
                            + (pods.isEmpty() ? "is none" : "is one"),
                    "larakube up " + plan.environment(),
                    "larakube why " + plan.environment());
        }
        return pods;
    }
}
