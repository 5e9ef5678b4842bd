package io.larakube.rehearsal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A way through a model that a test chooses, move by move, in words. */
final class Walk {

    private final Rules rules;
    private final Telling telling;
    private final World world;
    private final int broken;

    private Walk(Rules rules, World world, int broken) {
        this.rules = rules;
        this.telling = new Telling(rules.model());
        this.world = world;
        this.broken = broken;
    }

    static Walk through(Model model) {
        return through(model, 0);
    }

    static Walk through(Model model, int faults) {
        return new Walk(new Rules(model, 7, List.of(Fault.values())), model.begin(faults), 0);
    }

    World world() {
        return world;
    }

    /** All that can happen, deadlines aside. */
    Set<String> possible() {
        Set<String> words = new TreeSet<>();
        for (int move : moves()) {
            words.add(telling.of(world, move));
        }
        return words;
    }

    /** What the last move broke. */
    Set<Invariant> broken() {
        Set<Invariant> invariants = EnumSet.noneOf(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            if ((broken & invariant.bit()) != 0) {
                invariants.add(invariant);
            }
        }
        return invariants;
    }

    Walk make(String... words) {
        Walk walk = this;
        for (String each : words) {
            walk = walk.make(each);
        }
        return walk;
    }

    private Walk make(String words) {
        for (int move : moves()) {
            if (telling.of(world, move).equals(words)) {
                World after = rules.after(world, move);
                return new Walk(rules, after, new Invariants(rules.model()).broken(world, move, after));
            }
        }
        throw new AssertionError("cannot happen: " + words + "; can: " + String.join(" | ", possible()));
    }

    private int[] moves() {
        Moves found = new Moves();
        rules.moves(world, found);
        rules.faults(world, found);
        return found.all();
    }
}
