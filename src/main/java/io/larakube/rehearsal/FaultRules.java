package io.larakube.rehearsal;

import io.larakube.rehearsal.Template.Role;
import java.util.Collection;
import java.util.EnumSet;
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
        for (int node = 0; node < model.nodes() && kinds.contains(Fault.NODE_LOST); node++) {
            if (((world.at(Model.DOWN) >> node) & 1) == 0) {
                found.add(Move.Kind.NODE_LOST, node);
            }
        }
    }

    private void add(Fault fault, int slot, Moves found) {
        if (kinds.contains(fault)) {
            found.add(fault.kind(), slot);
        }
    }

    /** A node comes back, or its pods are given up after five minutes (the usual toleration). */
    void recoveries(World world, Moves found) {
        int down = world.at(Model.DOWN);
        for (int node = 0; node < model.nodes(); node++) {
            if (((down >> node) & 1) != 0) {
                found.add(Move.Kind.NODE_BACK, node);
                if (((down >> (8 + node)) & 1) == 0) {
                    found.add(Move.Kind.EVICT, node);
                }
            }
        }
    }

    void after(Draft draft, Move.Kind kind, int subject) {
        if (kind.isFault()) {
            draft.set(Model.FAULTS, draft.at(Model.FAULTS) - 1 + 16);
        }
        switch (kind) {
            case DIE, MIGRATION_FAILS -> die(draft, subject);
            case DELETE -> Leaving.tell(model, draft, subject);
            case NODE_LOST -> lose(draft, subject);
            case NODE_BACK -> back(draft, subject);
            case EVICT -> evict(draft, subject);
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

    /** All processes of a node end. Its pods stay in the cluster's books, and are Ready for nobody. */
    private void lose(Draft draft, int node) {
        draft.set(Model.DOWN, draft.at(Model.DOWN) | (1 << node));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.isThere(pod) && Pod.condition(pod) != Pod.PENDING && Pod.node(pod) == node) {
                draft.pod(slot, Pod.with(Pod.unready(pod), Pod.LOST, 0));
                if (model.template(slot, pod).role() == Role.PASSING_DATABASE) {
                    draft.set(Model.SCHEMA, Model.NO_SCHEMA);
                }
            }
        }
    }

    /** Its pods are made anew, their init containers run again; those that were told to stop are gone. */
    private void back(Draft draft, int node) {
        draft.set(Model.DOWN, draft.at(Model.DOWN) & ~((1 << node) | (1 << (8 + node))));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.condition(pod) == Pod.LOST && Pod.node(pod) == node) {
                if (Pod.isLeaving(pod)) {
                    draft.gone(slot);
                } else {
                    draft.pod(slot, Pod.with(pod, Pod.CREATING, 0));
                }
            }
        }
    }

    private void evict(Draft draft, int node) {
        draft.set(Model.DOWN, draft.at(Model.DOWN) | (1 << (8 + node)));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = draft.pod(slot);
            if (Pod.condition(pod) == Pod.LOST && Pod.node(pod) == node) {
                draft.pod(slot, Pod.leaving(pod));
            }
        }
    }
}
