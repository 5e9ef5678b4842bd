package io.larakube.command;

import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was moved, as the pods said that did it.
 *
 * @param from the drivers of before
 * @param to those that are used now
 * @param rounds what each round of copying came to
 */
record MovedReport(String environment, Map<String, String> from, Map<String, String> to, List<String> rounds, long jobs)
        implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        String disk = to.getOrDefault("FILESYSTEM_DISK", "local");
        String first = rounds.getFirst();
        lines.add(
                line(Moves.number(first, "files") + " files (" + Moves.number(first, "bytes") + " bytes) are in " + disk
                        + ", each compared by its checksum; " + Moves.number(rounds.getLast(), "copied")
                        + " more were written meanwhile"));
        if (Moves.number(first, "newer") + Moves.number(rounds.getLast(), "newer") > 0) {
            lines.add(Text.warn("  " + (Moves.number(first, "newer") + Moves.number(rounds.getLast(), "newer"))
                    + " files were newer there and stayed as they are"));
        }
        lines.add(line(jobs + " waiting jobs are in the queue " + to.getOrDefault("QUEUE_CONNECTION", "")));
        lines.add(line(environment + ": FILESYSTEM_DISK=" + disk + " SESSION_DRIVER="
                + to.getOrDefault("SESSION_DRIVER", "") + "; its former volume stays as it is"));
        return lines;
    }

    private static Text line(String words) {
        return Text.ok("✔ ").plus(words);
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("event", "moved")
                .with("environment", environment)
                .with("files", Moves.number(rounds.getFirst(), "files"))
                .with("bytes", Moves.number(rounds.getFirst(), "bytes"))
                .with("copiedMeanwhile", Moves.number(rounds.getLast(), "copied"))
                .with("jobs", jobs);
    }
}
