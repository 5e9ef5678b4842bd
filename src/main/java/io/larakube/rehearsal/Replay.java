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
    /** Where the pod really is that stands at a place of the canonical world. */
    private final int[] places;

    private final List<String> lines = new ArrayList<>();
    private World canonical;

    Replay(Model model, int faults) {
        this.rules = new Rules(model, Explorer.MOST_FAILURES, List.of(Fault.values()));
        this.invariants = new Invariants(model);
        this.reduction = new Reduction(rules);
        this.telling = new Telling(model);
        this.places = IntStream.range(0, model.slots()).toArray();
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
        canonical = reduction.canonical(canonical, places);
    }

    private void make(int move) {
        lines.add(telling.of(real(), meant(move)));
        canonical = rules.after(canonical, move);
    }

    /** The world with every pod where it belongs; no Service leads to one that has changed its place. */
    private World real() {
        Model model = rules.model();
        int[] cells = canonical.copy();
        for (int slot = 0; slot < places.length; slot++) {
            cells[model.podCell(places[slot])] = canonical.at(model.podCell(slot));
        }
        return new World(cells);
    }

    private int meant(int move) {
        Move.Kind kind = Move.kind(move);
        int subject = Move.subject(move);
        return switch (kind) {
            case SEND, FOLLOW, EVICT, NODE_BACK, NODE_LOST -> move;
            case SCALE_DOWN, CREATE -> Move.code(kind, workload(subject));
            case SCHEDULE, MAKE, PASS, READY, CRASH, EXPIRE, PROBE_KILLS, RESTART, DEAF, GONE ->
                Move.code(kind, places[subject], Move.object(move));
            case DIE, DELETE, MIGRATION_FAILS -> Move.code(kind, places[subject]);
        };
    }

    private int workload(int index) {
        Model model = rules.model();
        return model.owner(places[model.controller(index).firstSlot()]);
    }
}
