package io.larakube.command;

import io.larakube.cluster.Cluster;
import io.larakube.cluster.Kind;
import io.larakube.failure.Failure;
import io.larakube.foresight.Clash;
import io.larakube.foresight.FormerCode;
import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.rollout.Order;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps a start from taking away what the code of the release needs that serves until the new one is Ready. */
final class FormerCodeGate {

    /** What the user says about it beforehand. */
    enum Answer {
        NONE,
        /** The code that runs does without what is taken from it. */
        CONTRACT,
        /** The code that runs shall stop first. */
        STOP_FIRST
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Startable wanted;
    private final Up.Wish wish;

    FormerCodeGate(Terminal terminal, Startable wanted, Up.Wish wish) {
        this.terminal = terminal;
        this.wanted = wanted;
        this.wish = wish;
    }

    /**
     * The order as it may be carried out. What is known to break the former code is refused, what nobody can tell is said. Where no
     * two releases serve side by side nothing is asked.
     */
    Order admitted(Order order, Cluster cluster) {
        return switch (wish.answer()) {
            case STOP_FIRST -> order.stoppingFirst();
            case CONTRACT -> order;
            case NONE -> {
                if (order.plan().storage().servesSideBySide() && runsAnother(order, cluster)) {
                    new Foreseeing(wanted, cluster).of(order).formerCode().ifPresent(this::require);
                }
                yield order;
            }
        };
    }

    private static boolean runsAnother(Order order, Cluster cluster) {
        Plan plan = order.plan();
        return cluster.api(PATIENCE).get(Kind.DEPLOYMENT, plan.namespace(), Component.WEB.workload()).stream()
                .flatMap(web -> web.textAt("spec", "template", "metadata", "labels", Names.LABEL_RELEASE).stream())
                .anyMatch(release -> !release.equals(order.released().release().id()));
    }

    private void require(FormerCode former) {
        if (!former.breaking().isEmpty()) {
            throw refusal(former);
        }
        former.unclear().forEach(clash -> terminal.remark(Text.warn(ForesightReport.doubt(clash))));
    }

    private Failure refusal(FormerCode former) {
        String up = "larakube " + wish.cause().words() + " " + wish.environment();
        List<String> advice = new ArrayList<>(List.of(
                "in two steps: first a release whose code does without it, then the migration, with " + up
                        + " --contract",
                "or, with a pause: stop what runs before the migration, with " + up + " --stop-first"));
        wish.image()
                .ifPresent(image -> advice.add("migrations are read from this folder; " + image + " may hold others"));
        String takes =
                String.join("; ", former.breaking().stream().map(Clash::words).toList());
        return new Failure.Unsuccessful(
                "release " + former.release()
                        + " serves until the new one is ready, and its code may use what is taken from it: " + takes,
                advice.toArray(String[]::new));
    }
}
