package io.larakube.command;

import io.larakube.cluster.Context;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.rollout.EnvironmentStatus;
import io.larakube.rollout.LastStart;
import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.terminal.Report;
import io.larakube.terminal.Row;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.why.Explanation;
import io.larakube.why.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An environment's status as lines and as a value. */
record StatusReport(Plan plan, Context context, EnvironmentStatus status, Optional<Standing> standing)
        implements Report {

    /** How far the workloads of the last start are, and why those that are not ready are not. */
    record Standing(StartupView view, WhyReport why) {
        static Standing of(Plan plan, Snapshot seen) {
            StartupState state = seen.state(plan);
            Explanation explanation = Explanation.of(seen, state, Optional.empty());
            return new Standing(StartupView.of(state).withoutTroubles(), new WhyReport(plan, seen, explanation));
        }
    }

    static StatusReport of(Plan plan, Context context, Sight sight) {
        return new StatusReport(
                plan,
                context,
                EnvironmentStatus.of(sight.last(), sight.capture().objects()),
                sight.snapshot(context.name()).map(seen -> Standing.of(plan, seen)));
    }

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(plan.project() + " · " + plan.environment())
                .plus("  namespace " + plan.namespace() + " on " + context.name()));
        if (status.last().isEmpty()) {
            lines.add(Text.dim("never started: larakube up " + plan.environment()));
        }
        status.last().ifPresent(last -> lines.add(Text.of("last start  " + words(last))));
        standing.ifPresent(now ->
                StartFrame.of(now.view()).rows().stream().skip(1).map(Row::left).forEach(lines::add));
        status.claims()
                .forEach(claim -> lines.add(Text.of("claim  " + claim.name() + "  " + claim.phase() + "  "
                        + claim.size() + "  " + claim.accessModes() + "  " + claim.storageClass())));
        links().forEach(link -> lines.add(Text.of("link   ").plus(Text.accent(link))));
        standing.ifPresent(now -> lines.addAll(now.why().inShort()));
        return lines;
    }

    private static String words(LastStart last) {
        Optional<Duration> took = last.ended().map(end -> Duration.between(last.at(), end));
        return last.release() + "  " + last.image() + "  by " + last.by() + " at " + last.at() + "  " + last.outcome()
                + took.map(time -> " after " + time.toSeconds() + " s").orElse("");
    }

    /** Where the application answers: its hosts, or the command that makes it answer on this machine. */
    private List<String> links() {
        if (plan.hosts().isEmpty()) {
            return List.of("kubectl --context " + context.name() + " -n " + plan.namespace() + " port-forward service/"
                    + Names.WEB_SERVICE + " 8080:" + Names.WEB_SERVICE_PORT + "   then http://localhost:8080");
        }
        return plan.hosts().values().stream().map(host -> "https://" + host).toList();
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("project", plan.project())
                .with("environment", plan.environment())
                .with("namespace", plan.namespace())
                .with("context", context.name())
                .with("lastStart", status.last().map(StatusReport::tree))
                .with("start", standing.map(now -> now.view().tree()))
                .with("why", standing.map(now -> now.why().explained()))
                .with(
                        "claims",
                        Tree.arr(
                                status.claims().stream().map(StatusReport::tree).toList()))
                .with("links", Tree.texts(links()));
    }

    private static Tree tree(LastStart last) {
        return Tree.obj()
                .with("release", last.release())
                .with("image", last.image())
                .with("by", last.by())
                .with("at", last.at().toString())
                .with("ended", last.ended().map(end -> Tree.text(end.toString())))
                .with("outcome", last.outcome());
    }

    private static Tree tree(EnvironmentStatus.Claim claim) {
        return Tree.obj()
                .with("name", claim.name())
                .with("phase", claim.phase())
                .with("size", claim.size())
                .with("storageClass", claim.storageClass())
                .with("accessModes", claim.accessModes());
    }
}
