package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Goes a way of the exploration once more, move by move, with every workload under its own name. */
final class Replay {

    private final Rules rules;
    private final Reduction reduction;
    private final Telling telling;
    /** Where the pod really is that stands at a place of the canonical world. */
    private final int[] places;

    private final List<String> lines = new ArrayList<>();
    private World canonical;

    Replay(Model model, int faults) {
        this.rules = new Rules(model, Explorer.MOST_FAILURES, List.of(Fault.values()));
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
