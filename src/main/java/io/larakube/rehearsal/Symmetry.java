package io.larakube.rehearsal;

import java.util.List;

/**
 * Makes one world of all that differ only in who is where: pods of one workload, workloads that nobody asks and that behave
 * alike, and nodes that are alike change places freely.
 */
final class Symmetry {

    private final Model model;
    private final List<List<Controller>> alike;

    Symmetry(Model model) {
        this.model = model;
        this.alike = model.alike();
    }

    /**
     * The world that stands for all that are like it.
     *
     * @param places is permuted in the same way
     */
    World canonical(World world, Places places) {
        Draft draft = new Draft(model, world.copy());
        if (model.nodes() > 1 && model.areNodesIdle(world)) {
            draft.rename(new int[model.nodes()]);
        }
        for (Controller controller : model.controllers()) {
            if (!controller.isStatefulSet()) {
                sortPods(draft, controller, places);
            }
        }
        alike.forEach(group -> sortWorkloads(draft, group, places));
        if (model.nodes() > 1) {
            renameNodes(draft, places);
        }
        return draft.world();
    }

    private void sortPods(Draft draft, Controller controller, Places places) {
        for (int end = controller.firstSlot() + 1; end < controller.endSlot(); end++) {
            for (int slot = end; slot > controller.firstSlot() && compare(draft, slot - 1, slot) > 0; slot--) {
                draft.swap(slot, slot - 1);
                places.swap(slot, slot - 1);
            }
        }
    }

    private void sortWorkloads(Draft draft, List<Controller> group, Places places) {
        for (int end = 1; end < group.size(); end++) {
            for (int at = end; at > 0 && compare(draft, group.get(at - 1), group.get(at)) > 0; at--) {
                for (int slot = 0; slot < group.get(at).slots(); slot++) {
                    int one = group.get(at - 1).firstSlot() + slot;
                    int other = group.get(at).firstSlot() + slot;
                    draft.swap(one, other);
                    places.swap(one, other);
                }
            }
        }
    }

    private int compare(Draft draft, Controller one, Controller other) {
        for (int slot = 0; slot < one.slots(); slot++) {
            int order = compare(draft, one.firstSlot() + slot, other.firstSlot() + slot);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** By what they do, then by who knows of it, and last by their nodes, whose names mean nothing; empty places come last. */
    private int compare(Draft draft, int one, int other) {
        int pod = draft.pod(one);
        int otherPod = draft.pod(other);
        if (pod == Pod.NONE || otherPod == Pod.NONE) {
            return Boolean.compare(pod == Pod.NONE, otherPod == Pod.NONE);
        }
        int order = Integer.compare(Pod.on(pod, 0), Pod.on(otherPod, 0));
        if (order == 0) {
            order = Integer.compare(draft.known(one), draft.known(other));
        }
        return order == 0 ? Integer.compare(pod, otherPod) : order;
    }

    /** Nodes get their names in the order in which pods and volumes name them. */
    private void renameNodes(Draft draft, Places places) {
        NodeNames names = new NodeNames(model);
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.condition(pod) > Pod.PENDING) {
                names.meet(Pod.node(pod));
            }
        }
        for (int claim = 0; claim < model.volumes().size(); claim++) {
            int node = draft.nodeOf(claim);
            if (node >= 0) {
                names.meet(node);
            }
        }
        names.meetTheRest(draft.at(Model.DOWN));
        if (names.areNew()) {
            draft.rename(names.all());
            places.rename(names.all());
        }
    }
}
