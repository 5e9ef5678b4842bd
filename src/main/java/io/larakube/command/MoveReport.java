package io.larakube.command;

import io.larakube.plan.Claim;
import io.larakube.plan.Relocation.Decision;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.List;

/** What {@code storage:move} would do, or did. */
record MoveReport(List<Text> lines, Tree tree) implements Report {

    static MoveReport nothing(String environment, Claim there) {
        return new MoveReport(
                List.of(Text.of("nothing to do: the files of " + environment + " are on " + shown(there))),
                Tree.obj().with("environment", environment).with("claim", tree(there)));
    }

    static MoveReport growth(Proposal proposal, Decision.Growth growth, boolean inFull) {
        List<Text> reasons = List.of(
                Text.of("  " + growth.claim().name() + " grows from "
                        + growth.before().size() + " to " + growth.claim().size()),
                Text.dim("  the application runs on; a volume never shrinks again"));
        Tree.Obj known = Tree.obj().with("grows", tree(growth.claim()));
        return of(new ProposalReport(proposal, reasons, known, inFull));
    }

    static MoveReport copy(Proposal proposal, Decision.Copy copy, boolean inFull) {
        List<Text> reasons = List.of(
                Text.of("  " + shown(copy.from()) + "  →  " + shown(copy.to())),
                Text.dim("  files are copied while the application runs; then it stops until what changed meanwhile is"
                        + " copied and compared, and starts on " + copy.to().name()),
                Text.dim("  " + copy.from().name() + " stays as it is"));
        Tree.Obj known = Tree.obj().with("from", tree(copy.from())).with("to", tree(copy.to()));
        return of(new ProposalReport(proposal, reasons, known, inFull));
    }

    private static MoveReport of(ProposalReport report) {
        return new MoveReport(report.lines(), report.tree());
    }

    /**
     * What the last round came to.
     *
     * @param said by the pod that copied, as JSON
     */
    static MoveReport done(String environment, Decision.Copy copy, String said) {
        Tree counts = Json.parse(said).orElse(Tree.obj());
        String from = copy.from().name();
        return new MoveReport(
                List.of(
                        Text.ok("✔ ")
                                .plus(number(counts, "files") + " files (" + number(counts, "bytes") + " bytes) are on "
                                        + shown(copy.to()) + ", each compared by its checksum"),
                        Text.dim("  " + from + " is as it was: larakube storage:move " + environment
                                + " --undo goes back, kubectl delete pvc " + from + " gives its room back")),
                Tree.obj()
                        .with("event", "moved")
                        .with("environment", environment)
                        .with("from", tree(copy.from()))
                        .with("to", tree(copy.to()))
                        .with("counts", counts));
    }

    private static long number(Tree counts, String field) {
        return counts.numberAt(field).orElse(0L);
    }

    private static String shown(Claim claim) {
        return claim.name() + " (" + claim.size() + ", " + claim.storageClass().orElse("no class") + ", "
                + claim.accessMode().word() + ")";
    }

    private static Tree.Obj tree(Claim claim) {
        return Tree.obj()
                .with("name", claim.name())
                .with("size", claim.size())
                .with("storageClass", claim.storageClass().map(Tree::text))
                .with("accessMode", claim.accessMode().word());
    }
}
