package io.larakube.command;

import io.larakube.blueprint.BlueprintText;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.Visibility;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.Changes;
import io.larakube.workspace.Detection;
import io.larakube.workspace.FileChange;
import io.larakube.workspace.ProjectFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a proposal comes from and what it would write.
 *
 * @param reasons lines above the files
 * @param known the same for programs, in a field of its own
 * @param inFull whether the differences are shown too
 */
record ProposalReport(Proposal proposal, List<Text> reasons, Tree.Obj known, boolean inFull) implements Report {

    /** With the findings from which {@code init} made it. */
    static ProposalReport of(Proposal proposal, Detection found, boolean inFull) {
        List<Text> reasons = found.findings().stream()
                .map(finding -> Text.ok("  found    ")
                        .plus(finding.what() + " " + finding.value())
                        .plus(Text.dim("   " + finding.place() + "  " + finding.evidence())))
                .toList();
        return new ProposalReport(proposal, reasons, Tree.obj().with("findings", found.json()), inFull);
    }

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(proposal.blueprint().name()));
        lines.addAll(reasons);
        Changes changes = proposal.changes();
        changes.list().stream()
                .filter(change -> change.writes() || changes.kept().contains(change))
                .forEach(change -> lines.addAll(lines(change)));
        lines.add(Text.bold(changes.summary()));
        return lines;
    }

    private List<Text> lines(FileChange change) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("  " + change.line()));
        proposal.environments().stream()
                .filter(environment -> environment.start().name().equals(change.path()))
                .flatMap(environment -> environment.changes().stream().map(key -> line(environment, key)))
                .forEach(lines::add);
        if (inFull && !ProjectFolder.isSecret(change.path())) {
            change.diff().lines().forEach(line -> lines.add(Text.dim("    " + line)));
        }
        return lines;
    }

    /** A key that is added or replaced; a secret's value is dots. */
    private static Text line(AdoptedEnvironment environment, EnvChange change) {
        Text before = environment
                .start()
                .value(change.key())
                .map(value -> shown(change.key(), value).plus(" → "))
                .orElse(Text.EMPTY);
        return Text.of("             " + change.key() + "=").plus(before).plus(shown(change.key(), change.value()));
    }

    private static Text shown(String key, String value) {
        return switch (Visibility.of(key)) {
            case PUBLIC -> Text.of(value);
            case SECRET -> value.isEmpty() || value.equals("null") ? Text.of(value) : Text.secret();
        };
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("blueprint", BlueprintText.tree(proposal.blueprint()))
                .and(known)
                .with(
                        "files",
                        Tree.arr(proposal.changes().list().stream()
                                .map(FileChange::json)
                                .toList()))
                .with(
                        "environmentKeys",
                        Tree.arr(proposal.environments().stream()
                                .filter(AdoptedEnvironment::isThere)
                                .map(ProposalReport::tree)
                                .toList()));
    }

    private static Tree tree(AdoptedEnvironment environment) {
        return Tree.obj()
                .with("file", environment.start().name())
                .with(
                        "keys",
                        Tree.texts(environment.changes().stream()
                                .map(EnvChange::key)
                                .toList()));
    }
}
