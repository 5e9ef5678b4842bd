package io.larakube.rehearsal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Goes a way of the exploration once more, move by move, with every workload under its own name. */
final class Replay {

    private static final int MOST_WORLDS = 500_000;

    private final Rules rules;
    private final Invariants invariants;
    private final Reduction reduction;
    private final Telling telling;
    private final Symmetry symmetry;
    private final Places places;

    private final List<String> lines = new ArrayList<>();
    private World canonical;

    Replay(Model model, int faults) {
        this.rules = new Rules(model, Explorer.MOST_FAILURES, List.of(Fault.values()));
        this.invariants = new Invariants(model);
        this.reduction = new Reduction(rules);
        this.telling = new Telling(model);
        this.symmetry = new Symmetry(model);
        this.places = Places.of(model);
        this.canonical = model.begin(faults);
    }

    /** What happens on the way, a sentence each. */
    List<String> lines(List<Integer> way) {
        settle();
        for (int move : way) {
            make(move);
            settle();
        }
        return List.copyOf(lines);
    }

    /** The same for a way that was found in other manifests, perhaps: each move is made only where it is one. */
    Replayed replayed(Seed seed) {
        settle();
        boolean breaks = false;
        for (int move : seed.way()) {
            if (!isPossible(move)) {
                return new Replayed(lines, false, false);
            }
            World before = canonical;
            make(move);
            breaks = (invariants.broken(before, move, canonical)
                            & seed.invariant().bit())
                    != 0;
            settle();
        }
        return new Replayed(lines, true, seed.invariant() == Invariant.NO_DEAD_END ? isDeadEnd() : breaks);
    }

    private boolean isPossible(int move) {
        Moves found = new Moves();
        rules.moves(canonical, found);
        rules.faults(canonical, found);
        return Arrays.stream(found.all()).anyMatch(other -> other == move);
    }

    /** Whether from here nothing leads to all ready, without another fault. */
    private boolean isDeadEnd() {
        Set<World> seen = new HashSet<>(List.of(canonical));
        ArrayDeque<World> open = new ArrayDeque<>(seen);
        Moves found = new Moves();
        while (!open.isEmpty() && seen.size() < MOST_WORLDS) {
            World world = open.remove();
            if (rules.isAllReady(world)) {
                return false;
            }
            found.clear();
            rules.moves(world, found);
            for (int move : found.all()) {
                World after = rules.after(world, move);
                if (seen.add(after)) {
                    open.add(after);
                }
            }
        }
        return open.isEmpty();
    }

    private void settle() {
        for (int move = reduction.eager(canonical); move >= 0; move = reduction.eager(canonical)) {
            make(move);
        }
        canonical = symmetry.canonical(canonical, places);
    }

    private void make(int move) {
        boolean isAnyNode = Move.kind(move) == Move.Kind.SCHEDULE
                && rules.model().nodes() > 1
                && rules.model().areNodesIdle(canonical);
        lines.add(telling.of(real(), meant(move)) + (isAnyNode ? ", or another one" : ""));
        canonical = rules.after(canonical, move);
    }

    /** The world with every pod and every node under its own name. */
    private World real() {
        Model model = rules.model();
        Draft draft = new Draft(model, canonical.copy());
        for (int slot = 0; slot < model.slots(); slot++) {
            draft.pod(places.slot(slot), canonical.at(model.podCell(slot)));
        }
        for (int slot = 0; slot < model.slots(); slot++) {
            lead(draft, slot);
        }
        draft.rename(IntStream.range(0, model.nodes()).map(places::node).toArray());
        return draft.world();
    }

    private void lead(Draft draft, int slot) {
        Model model = rules.model();
        Model.Led[] from = model.ledTo(slot);
        Model.Led[] to = model.ledTo(places.slot(slot));
        for (int index = 0; index < from.length; index++) {
            int entry = from[index].entry();
            for (int cell : new int[] {model.readyCell(entry), model.servingCell(entry)}) {
                int known = (canonical.at(cell) >> from[index].bit()) & 1;
                int bit = to[index].bit();
                draft.set(cell, (draft.at(cell) & ~(1 << bit)) | (known << bit));
            }
        }
    }

    private int meant(int move) {
        Move.Kind kind = Move.kind(move);
        int subject = Move.subject(move);
        return switch (kind) {
            case SEND, FOLLOW -> move;
            case NODE_UNKNOWN, EVICT, NODE_BACK, NODE_LOST, NODE_CUT ->
                Move.code(kind, places.node(subject), Move.object(move));
            case SCHEDULE -> Move.code(kind, places.slot(subject), places.node(Move.object(move)));
            case SCALE_DOWN, CREATE, LATE -> Move.code(kind, workload(subject));
            case MAKE, PASS, READY, CRASH, EXPIRE, PROBE_KILLS, RESTART, DEAF, GONE, DIE, DELETE, MIGRATION_FAILS ->
                Move.code(kind, places.slot(subject));
        };
    }

    private int workload(int index) {
        Model model = rules.model();
        return model.owner(places.slot(model.controller(index).firstSlot()));
    }
}
