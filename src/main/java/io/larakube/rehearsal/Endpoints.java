package io.larakube.rehearsal;

import java.util.List;

/**
 * Where the Services lead. What a node does with a connection lags behind what its pods are: that is a move of its own.
 *
 * <p>A pod is an endpoint while it is Ready; one that leaves and still serves is a terminating endpoint, and takes connections when
 * there is no Ready one (KEP-1669, {@code CategorizeEndpoints} in pkg/proxy/topology.go; seen on the test cluster). A headless Service
 * is a name in the DNS, which knows the Ready ones only.
 */
final class Endpoints {

    private static final int SENT = 2;
    private static final int NEXT = 1;

    private final Model model;
    private final int[][] candidates;
    /** For each Service and each of its candidates, which combinations of {@link #SENT} and {@link #NEXT} it leads to, a bit each. */
    private final int[][] selects;

    Endpoints(Model model) {
        this.model = model;
        this.candidates = new int[model.entries()][];
        this.selects = new int[model.entries()][];
        for (int index = 0; index < candidates.length; index++) {
            Entry entry = model.entry(index);
            candidates[index] =
                    entry.candidates().stream().mapToInt(slot -> slot).toArray();
            selects[index] = entry.candidates().stream()
                    .mapToInt(slot -> combinations(entry, slot))
                    .toArray();
        }
    }

    private int combinations(Entry entry, int slot) {
        Controller owner = model.controller(model.owner(slot));
        int bits = 0;
        for (int combination = 0; combination < 4; combination++) {
            boolean isSent = (combination & SENT) != 0;
            boolean isNext = (combination & NEXT) != 0;
            bits |= entry.selects(isSent, owner.template(isNext).labels()) ? 1 << combination : 0;
        }
        return bits;
    }

    boolean isBehind(World world, int entry) {
        return ready(world, entry) != world.at(model.readyCell(entry))
                || serving(world, entry) != world.at(model.servingCell(entry));
    }

    void follow(Draft draft, int entry) {
        World world = draft.world();
        int ready = ready(world, entry);
        int serving = serving(world, entry);
        draft.set(model.readyCell(entry), ready);
        draft.set(model.servingCell(entry), serving);
    }

    /** Whether a connection from a node to a Service can reach somebody who takes it. */
    private boolean isOpen(World world, int from, int entry) {
        int ready = world.at(model.readyCell(entry));
        int reached = ready != 0 || model.entry(entry).headless() ? ready : world.at(model.servingCell(entry));
        for (int bit = 0; reached >> bit != 0; bit++) {
            if (((reached >> bit) & 1) != 0 && listens(world, from, candidates[entry][bit])) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of these answer the pod at a place. */
    boolean areOpen(World world, int slot, List<Question> questions) {
        int from = Pod.node(world.at(model.podCell(slot)));
        for (Question question : questions) {
            boolean open = switch (question.by()) {
                case Question.Answerer.Behind behind -> isOpen(world, from, behind.service());
                case Question.Answerer.Outside outside -> !Nodes.isCut(world.at(Model.DOWN), from);
                case Question.Answerer.Nobody nobody -> false;
            };
            if (!open) {
                return false;
            }
        }
        return true;
    }

    /** Whether a Service leads to a pod of the former template, as far as the nodes know. */
    boolean leadsToFormer(World world, int entry) {
        int all = world.at(model.readyCell(entry)) | world.at(model.servingCell(entry));
        for (int bit = 0; all >> bit != 0; bit++) {
            if (((all >> bit) & 1) != 0 && !Pod.isNext(pod(world, entry, bit))) {
                return true;
            }
        }
        return false;
    }

    private boolean listens(World world, int from, int slot) {
        int pod = world.at(model.podCell(slot));
        return isReached(world.at(Model.DOWN), from, Pod.node(pod))
                && Pod.condition(pod) == Pod.RUNNING
                && !Pod.isDeaf(pod)
                && Pod.step(pod) == model.template(slot, pod).lastStep();
    }

    /** Nothing comes to or from a node that is cut off; on it everything reaches everything. */
    private static boolean isReached(int down, int from, int node) {
        return from == node || !(Nodes.isCut(down, from) || Nodes.isCut(down, node));
    }

    private int ready(World world, int entry) {
        boolean unready = model.entry(entry).unready();
        int mask = 0;
        for (int bit = 0; bit < candidates[entry].length; bit++) {
            int pod = pod(world, entry, bit);
            boolean counts = Pod.isReady(pod) || (unready && Pod.condition(pod) == Pod.RUNNING);
            if (counts && !Pod.isLeaving(pod) && leadsTo(world, entry, bit, pod)) {
                mask |= 1 << bit;
            }
        }
        return mask;
    }

    private int serving(World world, int entry) {
        int mask = 0;
        for (int bit = 0; bit < candidates[entry].length; bit++) {
            int pod = pod(world, entry, bit);
            if (Pod.isReady(pod) && Pod.isLeaving(pod) && !Pod.isDeaf(pod) && leadsTo(world, entry, bit, pod)) {
                mask |= 1 << bit;
            }
        }
        return mask;
    }

    private int pod(World world, int entry, int bit) {
        return world.at(model.podCell(candidates[entry][bit]));
    }

    private boolean leadsTo(World world, int entry, int bit, int pod) {
        boolean isSent = world.at(Model.SENT) > model.entry(entry).batch();
        int combination = (isSent ? SENT : 0) | (Pod.isNext(pod) ? NEXT : 0);
        return (selects[entry][bit] >> combination & 1) != 0;
    }
}
