package io.larakube.command;

import io.larakube.storage.Proof;
import io.larakube.storage.Trial;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What a proof found.
 *
 * @param subject what was proven, such as {@code storage class nfs on production}
 */
record ProofReport(String subject, Proof proof) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(subject).plus("  by " + String.join(", ", proof.places())));
        int width = proof.checks().stream().mapToInt(String::length).max().orElse(0);
        for (String check : proof.checks()) {
            Trial worst = proof.worst(check);
            String name = check + " ".repeat(width - check.length());
            lines.add(mark(worst)
                    .plus(name + "  ")
                    .plus(Text.dim(worst.place().isEmpty() ? "" : worst.place() + " "))
                    .plus(worst.words()));
        }
        lines.add(
                proof.holds()
                        ? Text.ok("✔ holds: ").plus(proof.summary())
                        : Text.bad("✖ does not hold: ").plus(proof.summary()));
        return lines;
    }

    private static Text mark(Trial trial) {
        return switch (trial.outcome()) {
            case OK -> Text.ok(" ✔ ");
            case CAUTION -> Text.warn(" ! ");
            case FAILED -> Text.bad(" ✖ ");
        };
    }

    @Override
    public Tree tree() {
        return Tree.obj().with("subject", subject).and(proof.tree());
    }
}
