package io.larakube.command;

import io.larakube.cluster.Kind;
import io.larakube.rollout.Order;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What would be applied, as far as it is known without the cluster. */
record OrderReport(Order order) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>(title());
        objects().forEach(shown -> lines.add(Text.of("  apply   " + shown)));
        return lines;
    }

    List<Text> title() {
        String where = order.plan().project() + " · " + order.plan().environment() + " · release "
                + order.released().release().id();
        return List.of(Text.bold(where), Text.dim("  image   " + order.image()));
    }

    private List<String> objects() {
        List<Tree> objects = new ArrayList<>(order.configuration().objects(order.plan()));
        objects.addAll(order.released().objects());
        return objects.stream().map(Kind::shown).toList();
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("project", order.plan().project())
                .with("environment", order.plan().environment())
                .with("release", order.released().release().id())
                .with("image", order.image())
                .with("objects", Tree.texts(objects()));
    }
}
