package io.larakube.why;

import io.larakube.plan.Workload;
import io.larakube.startup.Cause;
import io.larakube.startup.Condition;
import io.larakube.startup.PlacementCause.NodeLost;
import io.larakube.startup.WorkloadCause.HeldBack;
import io.larakube.startup.WorkloadCause.Unscheduled;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What shows in a pod and in what it stands on: its node, its scheduler, its claims, its image and its probes. */
record PodRules(Look look, Workload workload, Tree pod) {

    /** A scheduler that runs looks at a pod within a second. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(10);

    private static final String USUAL = "default-scheduler";

    Step all() {
        Step step = node().and(new ClaimRules(look, pod).all());
        for (Optional<Cause> cause : List.of(scheduler(), heldBack())) {
            step = cause.map(Step::of).map(step::and).orElse(step);
        }
        return step.and(new ContainerRules(look, workload, pod).all());
    }

    /** A node that is gone from the list is as lost as one that does not answer. */
    private Step node() {
        Optional<String> name = pod.textAt("spec", "nodeName");
        if (name.isEmpty() || look.snapshot().all("Node").isEmpty()) {
            return Step.NOTHING;
        }
        Optional<Tree> node = look.snapshot().one("Node", name.get());
        return node.filter(seen -> Condition.holds(seen, Condition.READY)).isPresent()
                ? Step.NOTHING
                : Step.broken(
                        new Link("Node " + name.get(), node.isPresent() ? "is not ready" : "is gone"),
                        new NodeLost(name.get()));
    }

    private Optional<Cause> scheduler() {
        boolean isLookedAt = Stream.of("PodScheduled")
                .flatMap(type -> pod.itemsAt("status", "conditions").stream()
                        .filter(condition ->
                                condition.textAt("type").filter(type::equals).isPresent()))
                .findAny()
                .isPresent();
        if (isLookedAt || pod.textAt("spec", "nodeName").isPresent() || !look.isOlder(pod, LOOKED_AT)) {
            return Optional.empty();
        }
        return Optional.of(new Unscheduled(pod.textAt("spec", "schedulerName").orElse(USUAL)));
    }

    private Optional<Cause> heldBack() {
        List<String> gates = pod.itemsAt("spec", "schedulingGates").stream()
                .flatMap(gate -> gate.textAt("name").stream())
                .toList();
        return gates.isEmpty() ? Optional.empty() : Optional.of(new HeldBack(gates));
    }
}
