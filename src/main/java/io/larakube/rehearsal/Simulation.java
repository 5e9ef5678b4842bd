package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays a start on a virtual clock: of all that can happen, what is due first happens next. */
final class Simulation {

    private static final int MOST_FAILURES = 7;
    /** Nobody watches a start for longer. */
    private static final long LONGEST = 3_600_000;

    private final Rules rules;
    private final Clocks clocks;
    private final List<Planned> faults;
    private final long seed;
    private final Moves found = new Moves();
    private final List<Happening> happened = new ArrayList<>();
    private Map<Integer, Due> due = new LinkedHashMap<>();
    private World world;
    private long now;

    /** The faults that found nobody to strike. */
    List<Planned> missed() {
        return List.copyOf(faults);
    }

    /** When a move happens if nothing prevents it, and which happening made it possible. */
    private record Due(long at, long since, int cause) {}

    /** @param seed any number but 0 makes every duration up to a quarter longer or shorter, always in the same way */
    Simulation(Model model, Clocks clocks, List<Planned> faults, long seed) {
        this.rules = new Rules(
                model, MOST_FAILURES, faults.stream().map(Planned::fault).toList());
        this.clocks = clocks;
        this.faults = new ArrayList<>(faults);
        this.seed = seed;
        this.world = model.begin(faults.size());
    }

    /** Everything that happens until all is ready and no fault is left, or nothing happens any more, or an hour is over. */
    List<Happening> run() {
        while (now < LONGEST && !(rules.isAllReady(world) && faults.isEmpty())) {
            look();
            int move = first();
            if (move < 0) {
                break;
            }
            Due next = due.getOrDefault(move, new Due(now, now, -1));
            now = Math.max(now, next.at());
            World after = rules.after(world, move);
            Happening happening = new Happening(now, next.since(), move, next.cause(), world, after);
            happened.add(happening);
            clocks.after(happening);
            due.remove(move);
            struck(move);
            world = after;
        }
        return List.copyOf(happened);
    }

    /** What goes on being possible keeps its time; what became possible gets one; what is not possible any more is forgotten. */
    private void look() {
        found.clear();
        rules.moves(world, found);
        rules.deadlines(world, found);
        rules.faults(world, found);
        Map<Integer, Due> still = new LinkedHashMap<>();
        for (int move : found.all()) {
            Due known = due.get(move);
            if (known != null && Move.kind(move) != Move.Kind.LATE) {
                still.put(move, known);
            } else if (Move.kind(move).isFault()) {
                fault(move, still);
            } else {
                still.put(move, new Due(varied(clocks.due(world, move, now), move), now, happened.size() - 1));
            }
        }
        due = still;
    }

    private void fault(int move, Map<Integer, Due> still) {
        for (Planned planned : faults) {
            if (planned.fault().kind() == Move.kind(move) && isMeant(planned, move)) {
                long at = Math.max(planned.at().toMillis(), clocks.due(world, move, now));
                still.put(move, new Due(at, now, happened.size() - 1));
            }
        }
    }

    private void struck(int move) {
        for (Planned planned : faults) {
            if (planned.fault().kind() == Move.kind(move) && isMeant(planned, move)) {
                faults.remove(planned);
                return;
            }
        }
    }

    private boolean isMeant(Planned planned, int move) {
        Model model = rules.model();
        int subject = Move.subject(move);
        boolean isNode = Move.kind(move) == Move.Kind.NODE_LOST || Move.kind(move) == Move.Kind.NODE_CUT;
        String name = isNode
                ? model.nodeName(subject)
                : model.controller(model.owner(subject)).name();
        return planned.who().map(name::equals).orElse(true);
    }

    private int first() {
        int first = -1;
        long at = Long.MAX_VALUE;
        for (Map.Entry<Integer, Due> entry : due.entrySet()) {
            if (entry.getValue().at() < at) {
                at = entry.getValue().at();
                first = entry.getKey();
            }
        }
        return first;
    }

    private long varied(long at, int move) {
        if (seed == 0 || at <= now) {
            return at;
        }
        long mixed = (seed * 31 + move) * 0x9E3779B97F4A7C15L + happened.size() * 0xBF58476D1CE4E5B9L;
        double share = (((mixed ^ (mixed >>> 31)) >>> 11) & 0xFFFF) / 65535.0 - 0.5;
        return now + Math.round((at - now) * (1 + share / 2));
    }
}
