package io.larakube.why;

import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.startup.Cause;
import io.larakube.startup.Finding;
import io.larakube.startup.GateLine;
import io.larakube.startup.ProcessCause.GateClosed;
import io.larakube.startup.Stage;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks from a workload that is not ready to what it waits for, to what that waits for, until nothing waits any more. */
final class Chains {

    private final Look look;
    private final List<Link> links = new ArrayList<>();
    private final List<Finding> broken = new ArrayList<>();
    private final Set<String> walked = new LinkedHashSet<>();

    private Chains(Look look) {
        this.look = look;
    }

    /**
     * A chain.
     *
     * @param workloads those that it leads through, from the one that was asked for to the one where it ends
     * @param broken what was met on the way that by itself is a reason to wait for ever
     */
    record Chain(List<String> workloads, List<Link> links, List<Finding> broken) {
        String begin() {
            return workloads.getFirst();
        }

        String end() {
            return workloads.getLast();
        }

        boolean leadsOver(Cause cause) {
            return broken.stream().anyMatch(finding -> finding.cause().what().equals(cause.what()));
        }
    }

    static Chain from(Look look, Workload workload) {
        Chains chains = new Chains(look);
        chains.walk(workload);
        return new Chain(List.copyOf(chains.walked), List.copyOf(chains.links), List.copyOf(chains.broken));
    }

    private void walk(Workload workload) {
        if (!walked.add(workload.name())) {
            return;
        }
        Stage stage = look.state().progress(workload).stage();
        List<Tree> pods = look.pods(workload);
        if (pods.isEmpty()) {
            add(
                    Look.kind(workload) + " " + workload.name(),
                    "has no pod of release " + look.snapshot().release());
        }
        pods.forEach(
                pod -> add("Pod " + Look.name(pod), stage instanceof Stage.Failed ? "is not ready" : stage.text()));
        follow(workload, Optional.empty(), new WorkloadRules(look, workload).all(walked.size() > 1));
        List<Tree> telling = pods.isEmpty() ? look.leaving(workload) : pods;
        telling.forEach(pod -> follow(workload, Optional.of(Look.name(pod)), new PodRules(look, workload, pod).all()));
        asked(stage).ifPresent(question -> gate(workload, pods, question));
    }

    /**
     * What a gate asks.
     *
     * @param asked what it said last; none before it said anything
     */
    private record Question(Gate gate, Optional<GateLine.Closed> asked) {}

    private static Optional<Question> asked(Stage stage) {
        if (stage instanceof Stage.WaitingFor waiting) {
            return Optional.of(new Question(waiting.gate(), waiting.asked()));
        }
        return stage instanceof Stage.Failed failed && failed.cause() instanceof GateClosed closed
                ? Optional.of(new Question(closed.gate(), closed.asked()))
                : Optional.empty();
    }

    private void gate(Workload workload, List<Tree> pods, Question question) {
        RouteRules rules = new RouteRules(look, pods.stream().findFirst(), question.gate(), question.asked());
        switch (question.gate()) {
            case Gate.Web web -> service(workload, rules.service(web.service()));
            case Gate.Services services ->
                question.asked().ifPresent(closed -> service(workload, rules.place(closed.place())));
        }
    }

    private void service(Workload workload, RouteRules.Route route) {
        links.addAll(route.links());
        follow(workload, Optional.empty(), route.broken());
        route.leadsTo().ifPresent(this::walk);
    }

    private void follow(Workload workload, Optional<String> pod, Step step) {
        links.addAll(step.links());
        step.causes().forEach(cause -> broken.add(look.state().finding(workload, pod, cause)));
    }

    private void follow(Workload workload, Optional<String> pod, List<Cause> causes) {
        follow(workload, pod, new Step(List.of(), causes));
    }

    private void add(String thing, String says) {
        links.add(new Link(thing, says));
    }
}
