package io.larakube.rehearsal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches all orders in which a start can go, breadth first, so that what it finds it finds by a shortest way. */
final class Explorer {

    /** A container that failed once differs from one that never did; how often makes no difference without a clock. */
    static final int MOST_FAILURES = 1;

    private final int part;
    private final Rules rules;
    private final Reduction reduction;
    private final Symmetry symmetry;
    private final Places nowhere = Places.ignored();
    private final Invariants invariants;
    private final boolean reduced;
    private final int most;
    private final Seen seen = new Seen();
    private final Recent recent = new Recent();
    private final Ways ways = new Ways();
    private final BitSet goals = new BitSet();
    private final ArrayDeque<World> open = new ArrayDeque<>();
    private final Map<Invariant, Violation> violations = new EnumMap<>(Invariant.class);
    private final Moves found = new Moves();
    private long steps;

    /**
     * @param part the number of the model among its parts
     * @param kinds the faults that can come
     * @param reduced whether moves that nobody sees are made at once and worlds that are alike are one; only tests compare with the other
     * @param most how many worlds are looked at before it gives up
     */
    Explorer(Model model, int part, Collection<Fault> kinds, boolean reduced, int most) {
        this.part = part;
        this.rules = new Rules(model, MOST_FAILURES, kinds);
        this.reduction = new Reduction(rules);
        this.symmetry = new Symmetry(model);
        this.invariants = new Invariants(model);
        this.reduced = reduced;
        this.most = most;
    }

    Explored explore(int faults) {
        World begin = settled(rules.model().begin(faults));
        seen.put(begin, -1, 0);
        open.add(begin);
        int number = 0;
        while (!open.isEmpty() && seen.size() < most) {
            expand(open.remove(), number++);
        }
        boolean complete = open.isEmpty();
        if (complete) {
            deadEnd().ifPresent(violation -> violations.put(Invariant.NO_DEAD_END, violation));
        }
        return new Explored(seen.size(), steps, complete, List.copyOf(violations.values()));
    }

    private void expand(World world, int number) {
        if (rules.isAllReady(world)) {
            goals.set(number);
        }
        found.clear();
        rules.moves(world, found);
        int withoutFaults = found.size();
        rules.faults(world, found);
        int[] moves = found.all();
        for (int index = 0; index < moves.length; index++) {
            World after = rules.after(world, moves[index]);
            steps++;
            int reached = number(after, number, moves[index]);
            if (index < withoutFaults) {
                ways.add(number, reached);
            }
            int broken = invariants.broken(world, moves[index], after);
            if (broken != 0) {
                report(broken, number, moves[index]);
            }
        }
    }

    /** The number of the world that stands for this one; a new one, when it was not seen before. */
    private int number(World world, int parent, int move) {
        long fingerprint = world.fingerprint();
        int remembered = recent.number(fingerprint);
        if (remembered >= 0) {
            return remembered;
        }
        World next = settled(world);
        int known = seen.put(next, parent, move);
        if (known < 0) {
            open.add(next);
        }
        int number = known < 0 ? -1 - known : known;
        recent.put(fingerprint, number);
        return number;
    }

    private void report(int broken, int number, int move) {
        for (Invariant invariant : Invariant.values()) {
            if ((broken & invariant.bit()) != 0 && !violations.containsKey(invariant)) {
                List<Integer> way = new ArrayList<>();
                for (int earlier : seen.way(number)) {
                    way.add(earlier);
                }
                way.add(move);
                violations.put(invariant, new Violation(invariant, part, List.copyOf(way)));
            }
        }
    }

    /** The nearest world from which nothing leads to all ready. */
    private Optional<Violation> deadEnd() {
        int stuck = ways.leadingTo(goals, seen.size()).nextClearBit(0);
        if (stuck >= seen.size()) {
            return Optional.empty();
        }
        List<Integer> way = new ArrayList<>();
        for (int move : seen.way(stuck)) {
            way.add(move);
        }
        return Optional.of(new Violation(Invariant.NO_DEAD_END, part, List.copyOf(way)));
    }

    private World settled(World world) {
        if (!reduced) {
            return world;
        }
        World settled = world;
        for (int move = reduction.eager(settled); move >= 0; move = reduction.eager(settled)) {
            settled = rules.after(settled, move);
            steps++;
        }
        return symmetry.canonical(settled, nowhere);
    }
}
