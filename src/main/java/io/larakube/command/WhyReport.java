package io.larakube.command;

import io.larakube.cluster.Cluster;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.startup.Seconds;
import io.larakube.startup.StartupState;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.why.Explanation;
import io.larakube.why.Explanation.Answer;
import io.larakube.why.Explanation.Root;
import io.larakube.why.Link;
import io.larakube.why.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An explanation as lines and as a value. */
record WhyReport(Plan plan, Snapshot seen, Explanation explanation) implements Report {

    /** Looking around must not take long: who waits for it has waited already. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of a start that was followed to its end; what it showed itself when the cluster cannot be looked at any more. */
    static WhyReport of(StartupState end, Cluster cluster) {
        String context = cluster.context().name();
        return around(end, cluster)
                .map(seen -> new WhyReport(end.plan(), seen, Explanation.of(seen, end, Optional.empty())))
                .orElseGet(() -> new WhyReport(end.plan(), nothing(end, context), Explanation.of(end)));
    }

    private static Optional<Snapshot> around(StartupState end, Cluster cluster) {
        try {
            return Sight.of(cluster.api(PATIENCE), end.plan().namespace())
                    .snapshot(cluster.context().name());
        } catch (Failure away) {
            return Optional.empty();
        }
    }

    private static Snapshot nothing(StartupState end, String context) {
        return new Snapshot(end.now(), context, end.release().id(), end.begun(), List.of(), List.of());
    }

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        String since = "started " + Seconds.of(Duration.between(seen.begun(), seen.at())) + " ago";
        lines.add(Text.bold(plan.project() + " · " + plan.environment() + " · release " + seen.release())
                .plus(Text.dim("  " + since)));
        explanation.causes().forEach(root -> lines.addAll(cause(root, true)));
        explanation.waiting().forEach(root -> lines.addAll(waiting(root)));
        lines.addAll(answer());
        return lines;
    }

    /** For who has just seen how far everything is: the causes, the first with its chain; nothing when there is nothing to explain. */
    List<Text> inShort() {
        List<Text> lines = new ArrayList<>();
        explanation.causes().stream().limit(1).forEach(root -> lines.addAll(cause(root, true)));
        explanation.causes().stream().skip(1).forEach(root -> lines.addAll(cause(root, false)));
        if (explanation.answer() == Answer.UNKNOWN) {
            lines.addAll(answer());
        }
        return lines;
    }

    private static List<Text> cause(Root root, boolean withChain) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.EMPTY);
        lines.add(head(root));
        root.evidence().forEach(line -> lines.add(Text.of("     " + line)));
        if (withChain) {
            lines.addAll(chain(root.chain()));
        }
        if (!root.others().isEmpty()) {
            String verb = root.others().size() == 1 ? " waits for it" : " wait for it";
            lines.add(Text.dim("   " + String.join(", ", root.others()) + verb));
        }
        root.next().forEach(line -> lines.add(Text.accent("   → " + line)));
        return lines;
    }

    private static Text head(Root root) {
        String names = String.join(", ", root.workloads()) + "  ";
        return root.isCertain()
                ? Text.bad("✖ ").plus(Text.bold(names + root.what()))
                : Text.warn("? ").plus(Text.bold(names)).plus("perhaps: " + root.what());
    }

    private static List<Text> waiting(Root root) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.EMPTY);
        lines.add(Text.of("○ ")
                .plus(Text.bold(String.join(", ", root.workloads())))
                .plus("  " + root.what()));
        lines.addAll(chain(root.chain()));
        return lines;
    }

    private static List<Text> chain(List<Link> links) {
        List<Text> lines = new ArrayList<>();
        for (int depth = 0; depth < links.size(); depth++) {
            Link link = links.get(depth);
            String step = depth == 0 ? "   " : "   " + "  ".repeat(depth - 1) + "└ ";
            lines.add(Text.dim(step).plus(link.thing()).plus(Text.dim("  " + link.says())));
        }
        return lines;
    }

    private List<Text> answer() {
        return switch (explanation.answer()) {
            case READY -> List.of(Text.ok("✔ ").plus("everything is ready; there is nothing to explain"));
            case KNOWN -> List.of();
            case SUSPECTED ->
                List.of(
                        Text.EMPTY,
                        Text.warn("This is not certain. ")
                                .plus("Nothing that was seen proves it, and nothing else speaks against the start."));
            case ON_ITS_WAY ->
                List.of(Text.EMPTY, Text.of("It is on its way: nothing that was seen speaks against it."));
            case UNKNOWN ->
                List.of(
                        Text.EMPTY,
                        Text.warn("I don't know why. ").plus("I looked at " + looked()),
                        Text.accent("   → larakube why --save seen.json    for somebody who may know more"));
        };
    }

    private String looked() {
        List<String> counts = new ArrayList<>();
        for (String kind : List.of("Pod", "Service", "EndpointSlice", "PersistentVolumeClaim", "Node", "Event")) {
            long count = seen.objects().stream()
                    .filter(object -> object.textAt("kind").filter(kind::equals).isPresent())
                    .count();
            counts.add(count + " " + kind + (count == 1 ? "" : "s"));
        }
        return String.join(", ", counts) + " and " + seen.logs().size() + " logs.";
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("project", plan.project())
                .with("environment", plan.environment())
                .with("release", seen.release())
                .and(explained());
    }

    /** The answer, its causes, and what waits. */
    Tree.Obj explained() {
        return explained(explanation);
    }

    static Tree.Obj explained(Explanation explanation) {
        return Tree.obj()
                .with(
                        "answer",
                        explanation.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("isWrong", explanation.answer() != Answer.READY && explanation.answer() != Answer.ON_ITS_WAY)
                .with("causes", roots(explanation.causes()))
                .with("waiting", roots(explanation.waiting()));
    }

    private static Tree roots(List<Root> roots) {
        return Tree.arr(roots.stream().map(WhyReport::tree).toList());
    }

    private static Tree tree(Root root) {
        return Tree.obj()
                .with("workloads", Tree.texts(root.workloads()))
                .with("cause", root.kind())
                .with("what", root.what())
                .with("certain", root.isCertain())
                .with("evidence", Tree.texts(root.evidence()))
                .with(
                        "chain",
                        Tree.arr(root.chain().stream()
                                .map(link ->
                                        Tree.obj().with("thing", link.thing()).with("says", link.says()))
                                .toList()))
                .with("waitingForIt", Tree.texts(root.others()))
                .with("next", Tree.texts(root.next()));
    }
}
