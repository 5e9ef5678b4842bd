package io.larakube.command;

import io.larakube.command.Up.Wish;
import io.larakube.rollout.Order;
import io.larakube.rollout.Rollout;
import io.larakube.terminal.Terminal;
import java.time.Duration;

/** What {@code up} would do, from the files alone or as the cluster says; nothing is changed anywhere. */
final class StartPreview {

    private final Terminal terminal;
    private final Startable wanted;
    private final Wish wish;

    StartPreview(Terminal terminal, Startable wanted, Wish wish) {
        this.terminal = terminal;
        this.wanted = wanted;
        this.wish = wish;
        ProjectFiles.remarkOutOfDate(ProjectFiles.changes(wanted.project()), terminal);
    }

    /** From the files alone. */
    void ofFiles() {
        terminal.report(new OrderReport(order()));
    }

    /** Checked by the cluster. */
    void ofCluster(ClusterChoice choice) {
        try (ClusterChoice.Reaching reaching = choice.reach(wanted.project(), wanted.environment())) {
            Order order = order();
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            StorageCheck.require(
                    wanted.plan(), reached.facts(), reached.cluster().api(Duration.ZERO));
            Rollout rollout = new Rollout(reached.cluster(), reached.cluster().api(Duration.ZERO), order);
            terminal.report(new PreviewReport(order, rollout.preview()));
        }
    }

    /** With the image as it would be called; it is not built. */
    private Order order() {
        ImageStep step = new ImageStep(terminal, wanted.project(), wanted.environment());
        return wanted.order(wanted.merged(), wish.image().orElseGet(step::name), wish.force());
    }
}
