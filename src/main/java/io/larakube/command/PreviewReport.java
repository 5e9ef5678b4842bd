package io.larakube.command;

import io.larakube.cluster.Applied;
import io.larakube.cluster.Pruner;
import io.larakube.rollout.Order;
import io.larakube.rollout.Rollout.Preview;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rollout would do, as the server says. */
record PreviewReport(Order order, Preview preview) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>(new OrderReport(order).title());
        long unchanged = preview.changes().values().stream()
                .filter(Applied.UNCHANGED::equals)
                .count();
        preview.changes().forEach((shown, change) -> {
            switch (change) {
                case CREATED -> lines.add(Text.ok("  create  ").plus(shown));
                case CHANGED -> lines.add(Text.warn("  change  ").plus(shown));
                case UNCHANGED -> {}
            }
        });
        preview.leftovers().forEach(leftover -> lines.add(Text.bad("  remove  ").plus(leftover.toString())));
        lines.add(Text.dim("  " + unchanged + " objects stay as they are"));
        return lines;
    }

    @Override
    public Tree tree() {
        Tree.Obj changes = Tree.obj();
        for (Map.Entry<String, Applied> change : preview.changes().entrySet()) {
            changes = changes.with(change.getKey(), word(change.getValue()));
        }
        return ((Tree.Obj) new OrderReport(order).tree())
                .with("changes", changes)
                .with(
                        "removed",
                        Tree.texts(preview.leftovers().stream()
                                .map(Pruner.Leftover::toString)
                                .toList()));
    }

    private static String word(Applied change) {
        return switch (change) {
            case CREATED -> "create";
            case CHANGED -> "change";
            case UNCHANGED -> "unchanged";
        };
    }
}
