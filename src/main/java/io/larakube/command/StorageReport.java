package io.larakube.command;

import io.larakube.dotenv.EnvFile;
import io.larakube.plan.Certificate;
import io.larakube.plan.Claim;
import io.larakube.plan.LocalState;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.plan.Terrain;
import io.larakube.terminal.Report;
import io.larakube.terminal.Table;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of an environment live.
 *
 * @param there the claims that the namespace has
 * @param file the configuration of the environment, when there is one
 */
record StorageReport(Plan plan, Terrain terrain, List<Tree> there, Optional<EnvFile> file) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(plan.project() + " · " + plan.environment())
                .plus("  storage mode " + plan.storage().word()));
        lines.add(Text.of("storage/  " + place()));
        certificate()
                .ifPresent(
                        proven -> lines.add(Text.dim("          proven on " + proven.at() + ": " + proven.summary())));
        lines.addAll(claims().lines());
        terrain.refusalOf(plan.storage()).ifPresent(refusal -> {
            lines.add(Text.warn(refusal.why()));
            lines.add(Text.dim("  " + refusal.remedy()));
        });
        for (LocalState state : localState()) {
            lines.add(Text.warn(place(state) + " " + state.sentence()));
            lines.add(Text.dim("  " + state.remedy()));
        }
        return lines;
    }

    private String place() {
        return switch (plan.storage()) {
            case StorageMode.SingleNode one ->
                "in the claim " + one.volume().name() + ", which all pods mount on one node";
            case StorageMode.Shared shared ->
                "in the claim " + shared.volume().name() + ", which all pods mount on any node";
            case StorageMode.Stateless stateless ->
                "in each pod, at most " + stateless.scratchSize() + ", and gone with it";
        };
    }

    /** Only a class that is to be shared has something to prove; one that failed is refused with what was found. */
    private Optional<Certificate> certificate() {
        return plan.storage() instanceof StorageMode.Shared shared
                ? terrain.classOf(shared.volume())
                        .flatMap(name ->
                                Optional.ofNullable(terrain.certificates().get(name)))
                        .filter(Certificate::holds)
                : Optional.empty();
    }

    private Table claims() {
        Table table = Table.of(
                new Column("claim", "CLAIM"),
                new Column("size", "SIZE"),
                new Column("storageClass", "CLASS"),
                new Column("accessMode", "ACCESS"),
                new Column("mountedOn", "MOUNTED ON"),
                new Column("phase", "PHASE"));
        List<Claim> planned = plan.claims();
        for (Claim claim : planned) {
            table = table.row(
                    Cell.of(claim.name()),
                    Cell.of(found(claim.name(), "status", "capacity", "storage").orElse(claim.size())),
                    Cell.of(storageClass(claim)),
                    Cell.of(claim.accessMode().word()),
                    Cell.of(terrain.reachOf(asItIs(claim)).words()),
                    Cell.of(found(claim.name(), "status", "phase").orElse("not there yet")));
        }
        for (Tree other : there) {
            String name = other.textAt("metadata", "name").orElse("");
            if (planned.stream().noneMatch(claim -> claim.name().equals(name))) {
                table = table.row(
                        Cell.of(name),
                        Cell.of(found(name, "status", "capacity", "storage").orElse("")),
                        Cell.of(found(name, "spec", "storageClassName").orElse("")),
                        Cell.of(other.itemsAt("spec", "accessModes").stream()
                                .flatMap(mode -> mode.textAt().stream())
                                .findFirst()
                                .orElse("")),
                        Cell.of("used by nothing that is rendered"),
                        Cell.of(found(name, "status", "phase").orElse("")));
            }
        }
        return table;
    }

    private String storageClass(Claim claim) {
        return found(claim.name(), "spec", "storageClassName")
                .or(() -> terrain.classOf(claim))
                .orElseGet(() ->
                        claim.storageClass().map(name -> name + " (not there)").orElse("no default"));
    }

    /** With the class that it has, which is no longer what the default is by now. */
    private Claim asItIs(Claim claim) {
        return new Claim(
                claim.name(),
                claim.size(),
                found(claim.name(), "spec", "storageClassName").or(claim::storageClass),
                claim.accessMode());
    }

    private Optional<String> found(String claim, String... steps) {
        return there.stream()
                .filter(each -> each.textAt("metadata", "name").orElse("").equals(claim))
                .flatMap(each -> each.textAt(steps).stream())
                .findFirst();
    }

    private List<LocalState> localState() {
        return LocalState.of(file.map(EnvFile::values).orElse(Map.of()), plan.storage());
    }

    private String place(LocalState state) {
        return file.map(each -> each.place(state.key())).orElse("");
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("project", plan.project())
                .with("environment", plan.environment())
                .with("mode", plan.storage().word())
                .with("nodes", terrain.nodes())
                .with(
                        "refusal",
                        terrain.refusalOf(plan.storage())
                                .map(Terrain.Refusal::why)
                                .map(Tree::text))
                .with(
                        "provenAt",
                        certificate().map(proven -> Tree.text(proven.at().toString())))
                .with("claims", claims().tree())
                .with(
                        "localState",
                        Tree.arr(localState().stream()
                                .map(state -> Tree.obj()
                                        .with("place", place(state))
                                        .with("key", state.key())
                                        .with("value", state.value())
                                        .with("breaks", state.breaks())
                                        .with("what", state.what())
                                        .with("remedy", state.remedy()))
                                .toList()));
    }
}
