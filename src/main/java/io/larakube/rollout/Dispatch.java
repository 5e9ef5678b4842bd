package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applied;
import io.larakube.cluster.Applier;
import io.larakube.cluster.Applier.Outcome;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Inventory;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Pruner;
import io.larakube.cluster.Right;
import io.larakube.cluster.StartEvents;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.startup.StartupEvent;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends the objects of an order to the cluster and removes what is left over. */
final class Dispatch {

    private static final Duration GATE_PATIENCE = Duration.ofSeconds(5);

    private final Api api;
    private final Order order;

    Dispatch(Api api, Order order) {
        this.api = api;
        this.order = order;
    }

    /** What sending would change, checked by the server, which checks nothing in a namespace that is not there; nothing is changed. */
    Rollout.Preview preview() {
        Inventory before = inventory();
        Map<String, Applied> changes = new LinkedHashMap<>();
        Applier applier = applier(true);
        Stages stages = Stages.of(objects());
        if (api.get(Kind.NAMESPACE, "", order.plan().namespace()).isEmpty()) {
            applier.apply(stages.namespaces(), before);
            objects().forEach(object -> changes.put(Kind.shown(object), Applied.CREATED));
            return new Rollout.Preview(order.released().release(), changes, List.of());
        }
        for (List<Tree> stage :
                List.of(stages.namespaces(), stages.surroundings(), stages.leaders(), stages.workers())) {
            applier.apply(stage, before).forEach((shown, outcome) -> changes.put(shown, outcome.change()));
        }
        return new Rollout.Preview(order.released().release(), changes, pruner().leftovers(objects(), before));
    }

    /** Refuses to begin when the user may not do all that sending needs; nothing is changed. */
    void requireRights() {
        Set<Right> needed = new LinkedHashSet<>();
        Inventory.KINDS.forEach(kind -> needed.add(new Right("list", kind)));
        StartEvents.KINDS.forEach(kind -> List.of("list", "watch").forEach(verb -> needed.add(new Right(verb, kind))));
        objects().stream()
                .map(api::kindOf)
                .filter(Kind::namespaced)
                .forEach(kind -> List.of("create", "patch").forEach(verb -> needed.add(new Right(verb, kind))));
        List.of("get", "create", "update", "delete").forEach(verb -> needed.add(new Right(verb, Kind.LEASE)));
        if (!order.isOfLocal()) {
            List.of("get", "list", "delete").forEach(verb -> needed.add(new Right(verb, Kind.SECRET)));
        }
        Right.require(api, order.plan().namespace(), List.copyOf(needed));
    }

    /** Lets the server check every object, so that one that it refuses does not leave others changed; the namespace must be there. */
    void check() {
        try {
            applier(true).apply(inNamespace(), inventory());
        } catch (Failure.Unsuccessful refused) {
            if (!refused.getMessage().contains("does not support dry run")) {
                throw refused; // a webhook with side effects cannot be asked beforehand
            }
        }
    }

    /** Sends the namespace only, so that something can be in it. Who may not change one that is there may use it all the same. */
    void namespace() {
        for (Tree namespace : Stages.of(objects()).namespaces()) {
            try {
                applier(false).apply(namespace);
            } catch (Failure.Unavailable refused) {
                String name = namespace.textAt("metadata", "name").orElse("");
                if (api.get(Kind.NAMESPACE, "", name).isEmpty()) {
                    throw refused;
                }
            }
        }
    }

    /** Sends one object that is no part of the order. */
    void send(Tree object) {
        applier(false).apply(object);
    }

    /** Sends everything stage by stage, as a new release must be. */
    Sent inOrder() throws InterruptedException {
        Stages stages = Stages.of(objects());
        Applier applier = applier(false);
        Inventory before = inventory();
        List<Outcome> outcomes =
                new ArrayList<>(applier.apply(stages.surroundings(), before).values());
        outcomes.addAll(applier.apply(stages.leaders(), before).values());
        new GateClosing(
                        api,
                        order.plan().namespace(),
                        order.released().release(),
                        order.plan().storage().releaseService())
                .await(GATE_PATIENCE);
        outcomes.addAll(applier.apply(stages.workers(), before).values());
        return sent(outcomes, before);
    }

    /** The objects without the namespace, which was sent before. */
    private List<Tree> inNamespace() {
        Stages stages = Stages.of(objects());
        return Stream.of(stages.surroundings(), stages.leaders(), stages.workers())
                .flatMap(List::stream)
                .toList();
    }

    /** Sends everything side by side; right only for a release that the cluster has, within which there is no order to keep. */
    Sent atOnce() {
        Inventory before = inventory();
        return sent(applier(false).apply(inNamespace(), before).values(), before);
    }

    private Sent sent(Collection<Outcome> outcomes, Inventory before) {
        List<Pruner.Leftover> leftovers = pruner().leftovers(objects(), before);
        pruner().remove(leftovers);
        boolean isUnchanged =
                leftovers.isEmpty() && outcomes.stream().allMatch(outcome -> outcome.change() == Applied.UNCHANGED);
        return new Sent(outcomes.stream().map(Outcome::object).toList(), isUnchanged);
    }

    /**
     * What was sent.
     *
     * @param objects as the cluster has them now, their status included
     * @param isUnchanged whether everything was there already, and nothing beside it
     */
    record Sent(List<Tree> objects, boolean isUnchanged) {

        /** The workloads as events, so that their status is known without asking again. */
        List<StartupEvent> workloads() {
            return objects.stream()
                    .filter(Stages::isWorkload)
                    .flatMap(object -> StartupEvent.observed(Instant.now(), object).stream())
                    .toList();
        }

        StartupEvent applied() {
            Map<String, Long> generations = new TreeMap<>();
            objects.stream()
                    .filter(Stages::isWorkload)
                    .forEach(workload -> generations.put(
                            workload.textAt("metadata", "name").orElse(""),
                            workload.numberAt("metadata", "generation").orElse(0L)));
            return new StartupEvent.Applied(Instant.now(), generations);
        }
    }

    private Inventory inventory() {
        return Inventory.take(api, order.plan().namespace());
    }

    private Applier applier(boolean dryRun) {
        return new Applier(api, order.plan().namespace(), new ApplyOptions(dryRun, order.force()));
    }

    private Pruner pruner() {
        Plan plan = order.plan();
        return new Pruner(api, plan.namespace(), plan.project(), plan.environment());
    }

    private List<Tree> objects() {
        List<Tree> objects = new ArrayList<>(order.configuration().objects(order.plan()));
        objects.addAll(order.released().objects());
        return objects;
    }
}
