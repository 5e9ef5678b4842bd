package io.larakube.command;

import io.larakube.blueprint.Blueprint;
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

/** What {@code init} found and what it would write. */
record AdoptionReport(
        Detection found, Blueprint blueprint, List<AdoptedEnvironment> environments, Changes changes, boolean inFull)
        implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(blueprint.name()));
        found.findings()
                .forEach(finding -> lines.add(Text.ok("  found    ")
                        .plus(finding.what() + " " + finding.value())
                        .plus(Text.dim("   " + finding.place() + "  " + finding.evidence()))));
        changes.list().stream()
                .filter(change -> change.writes() || changes.kept().contains(change))
                .forEach(change -> lines.addAll(lines(change)));
        lines.add(Text.bold(changes.summary()));
        return lines;
    }

    private List<Text> lines(FileChange change) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("  " + change.line()));
        environments.stream()
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
                .with("blueprint", BlueprintText.tree(blueprint))
                .with("findings", found.json())
                .with(
                        "files",
                        Tree.arr(changes.list().stream().map(FileChange::json).toList()))
                .with(
                        "environmentKeys",
                        Tree.arr(environments.stream().map(AdoptionReport::tree).toList()));
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
