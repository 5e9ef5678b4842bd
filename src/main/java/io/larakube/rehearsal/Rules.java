package io.larakube.rehearsal;

import java.util.Collection;

/**
 * What can happen next in a world, and what comes of it. One relation for both: the simulation takes the move that is due first, the
 * exploration takes every one.
 */
final class Rules {

    private final Model model;
    private final Endpoints endpoints;
    private final ControllerRules controllers;
    private final PodRules pods;
    private final FaultRules faults;

    /**
     * @param mostFailures how far failures of a pod are counted
     * @param kinds the faults that can come
     */
    Rules(Model model, int mostFailures, Collection<Fault> kinds) {
        this.model = model;
        this.endpoints = new Endpoints(model);
        this.controllers = new ControllerRules(model);
        this.pods = new PodRules(model, endpoints, mostFailures);
        this.faults = new FaultRules(model, mostFailures, kinds);
    }

    Model model() {
        return model;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** All that can happen, faults aside. */
    void moves(World world, Moves found) {
        if (world.at(Model.SENT) < model.batches() && !isHeldBack(world)) {
            found.add(Move.Kind.SEND, world.at(Model.SENT));
        }
        for (int entry = 0; entry < model.entries(); entry++) {
            if (endpoints.isBehind(world, entry)) {
                found.add(Move.Kind.FOLLOW, entry);
            }
        }
        for (int controller = 0; controller < model.controllers().size(); controller++) {
            controllers.moves(world, controller, found);
        }
        for (int slot = 0; slot < model.slots(); slot++) {
            pods.moves(world, slot, found);
        }
        faults.recoveries(world, found);
    }

    /** What can happen to the pod at one place. */
    void movesOfPod(World world, int slot, Moves found) {
        pods.moves(world, slot, found);
    }

    /** What the controller of one workload can do. */
    void movesOfController(World world, int controller, Moves found) {
        controllers.moves(world, controller, found);
    }

    /** Deadlines that end what waits or starts; without a clock they are taken to be long enough. */
    void deadlines(World world, Moves found) {
        pods.deadlines(world, found);
        controllers.deadlines(world, found);
    }

    /** The faults that can come now. */
    void faults(World world, Moves found) {
        faults.moves(world, found);
    }

    World after(World world, int move) {
        Draft draft = new Draft(model, world.copy());
        int subject = Move.subject(move);
        Move.Kind kind = Move.kind(move);
        switch (kind) {
            case SEND -> draft.set(Model.SENT, subject + 1);
            case FOLLOW -> endpoints.follow(draft, subject);
            case SCALE_DOWN -> controllers.scaleDown(draft, subject);
            case CREATE -> controllers.create(draft, subject);
            case SCHEDULE, MAKE, PASS, READY, CRASH, EXPIRE, PROBE_KILLS, RESTART, DEAF, GONE ->
                pods.after(draft, kind, subject, Move.object(move));
            case LATE -> draft.set(Model.LATE, draft.at(Model.LATE) | (1 << subject));
            case NODE_UNKNOWN, EVICT, NODE_BACK, DIE, DELETE, MIGRATION_FAILS, NODE_LOST, NODE_CUT ->
                faults.after(draft, kind, subject, Move.object(move));
        }
        if (world.at(Model.LATE) != 0) {
            controllers.forgive(world, draft);
        }
        return draft.world();
    }

    /** Whether everything was sent and is as it was asked for. */
    boolean isAllReady(World world) {
        return world.at(Model.SENT) == model.batches() && world.at(Model.DOWN) == 0 && controllers.areAllReady(world);
    }

    /** The last batch waits until its gate leads to no former pod. */
    private boolean isHeldBack(World world) {
        boolean isLast = world.at(Model.SENT) == model.batches() - 1;
        return isLast && model.closes() >= 0 && endpoints.leadsToFormer(world, model.closes());
    }
}
