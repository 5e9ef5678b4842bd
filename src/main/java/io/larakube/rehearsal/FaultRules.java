package io.larakube.rehearsal;

import io.larakube.rehearsal.Template.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** What can go wrong, and how it ends. */
final class FaultRules {

    private final Model model;
    private final int mostFailures;
    private final Set<Fault> kinds;

    FaultRules(Model model, int mostFailures, Collection<Fault> kinds) {
        this.model = model;
        this.mostFailures = mostFailures;
        this.kinds = EnumSet.noneOf(Fault.class);
        this.kinds.addAll(kinds);
    }

    void moves(World world, Moves found) {
        if ((world.at(Model.FAULTS) & 15) == 0) {
            return;
        }
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            if (!Pod.isActive(pod) || Pod.condition(pod) == Pod.LOST) {
                continue;
            }
            add(Fault.POD_DELETED, slot, found);
            Template template = model.template(slot, pod);
            if (Pod.condition(pod) == Pod.RUNNING && Pod.step(pod) >= template.firstMain()) {
                boolean migrates = template.step(Pod.step(pod)) instanceof Step.Migrate;
                add(migrates ? Fault.MIGRATION_FAILS : Fault.PROCESS_DIES, slot, found);
            }
        }
        for (int node = 0; node < model.nodes(); node++) {
            if (Nodes.state(world.at(Model.DOWN), node) == 0) {
                add(Fault.NODE_LOST, node, found);
                add(Fault.NODE_CUT, node, found);
            }
        }
    }

    private void add(Fault fault, int subject, Moves found) {
        if (kinds.contains(fault)) {
            found.add(fault.kind(), subject);
        }
    }

    /**
     * A node comes back; or the cluster takes note that it does not answer, so that its pods are Ready no more, and then gives them
     * up, each after the time for which it tolerates that.
     */
    void recoveries(World world, Moves found) {
        int down = world.at(Model.DOWN);
        for (int node = 0; node < model.nodes(); node++) {
            if (Nodes.state(down, node) == 0) {
                continue;
            }
            found.add(Move.Kind.NODE_BACK, node);
            if (!Nodes.isUnknown(down, node)) {
                found.add(Move.Kind.NODE_UNKNOWN, node);
            } else {
                evictions(world, node, found);
            }
        }
    }

    private void evictions(World world, int node, Moves found) {
        for (int index = 0; index < model.patiences().size(); index++) {
            for (int slot = 0; slot < model.slots(); slot++) {
                if (isGivenUp(world.at(model.podCell(slot)), slot, node, index)) {
                    found.add(Move.Kind.EVICT, node, index);
                    break;
                }
            }
        }
    }

    /** @param patience the number of the time that pods tolerate */
    private boolean isGivenUp(int pod, int slot, int node, int patience) {
        OptionalInt seconds = OptionalInt.of(model.patiences().get(patience));
        return Pod.isActive(pod)
                && Pod.condition(pod) > Pod.PENDING
                && Pod.node(pod) == node
                && model.template(slot, pod).unreachableSeconds().equals(seconds);
    }

    void after(Draft draft, Move.Kind kind, int subject, int object) {
        if (kind.isFault()) {
            draft.set(Model.FAULTS, draft.at(Model.FAULTS) - 1 + 16);
        }
        switch (kind) {
            case DIE, MIGRATION_FAILS -> die(draft, subject);
            case DELETE -> Leaving.tell(model, draft, subject);
            case NODE_LOST -> lose(draft, subject);
            case NODE_BACK -> back(draft, subject);
            case NODE_CUT -> draft.set(Model.DOWN, Nodes.cut(draft.at(Model.DOWN), subject));
            case NODE_UNKNOWN -> forget(draft, subject);
            case EVICT -> evict(draft, subject, object);
            default -> throw new IllegalArgumentException(kind.name());
        }
    }

    private void die(Draft draft, int slot) {
        int pod = draft.pod(slot);
        Template template = model.template(slot, pod);
        draft.pod(slot, PodRules.failed(template, pod, mostFailures));
        if (template.role() == Role.PASSING_DATABASE) {
            draft.set(Model.SCHEMA, Model.NO_SCHEMA);
        }
    }

    /** All processes of a node end. Its pods stay in the cluster's books, and are Ready until it takes note. */
    private void lose(Draft draft, int node) {
        draft.set(Model.DOWN, Nodes.lost(draft.at(Model.DOWN), node));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.isThere(pod) && Pod.condition(pod) != Pod.PENDING && Pod.node(pod) == node) {
                draft.pod(slot, Pod.with(pod, Pod.LOST, 0));
                if (model.template(slot, pod).role() == Role.PASSING_DATABASE) {
                    draft.set(Model.SCHEMA, Model.NO_SCHEMA);
                }
            }
        }
    }

    private void forget(Draft draft, int node) {
        draft.set(Model.DOWN, Nodes.unknown(draft.at(Model.DOWN), node));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.isThere(pod) && Pod.condition(pod) != Pod.PENDING && Pod.node(pod) == node) {
                draft.pod(slot, Pod.unready(pod));
            }
        }
    }

    /**
     * The pods of a node that had no power are made anew, their init containers run again; those that were told to stop are gone. Where
     * the network was cut everything went on, and only now hears who is to stop.
     */
    private void back(Draft draft, int node) {
        draft.set(Model.DOWN, Nodes.back(draft.at(Model.DOWN), node));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.condition(pod) == Pod.PENDING || Pod.node(pod) != node) {
                continue;
            }
            if (Pod.condition(pod) != Pod.LOST) {
                hear(draft, slot, pod);
            } else if (Pod.isLeaving(pod)) {
                draft.gone(slot);
            } else {
                draft.pod(slot, Pod.with(Pod.unready(pod), Pod.CREATING, 0));
            }
        }
    }

    private void hear(Draft draft, int slot, int pod) {
        if (Pod.isLeaving(pod)) {
            draft.pod(slot, Pod.staying(pod));
            Leaving.tell(model, draft, slot);
        }
    }

    private void evict(Draft draft, int node, int patience) {
        for (int slot = 0; slot < model.slots(); slot++) {
            if (isGivenUp(draft.pod(slot), slot, node, patience)) {
                Leaving.tell(model, draft, slot);
            }
        }
    }
}
