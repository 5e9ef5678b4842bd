package io.larakube.rehearsal;

import java.util.Arrays;
import java.util.List;

/**
 * What makes the number of worlds small without losing one that matters.
 *
 * <ul>
 *   <li>Partial order: a move that nobody else can see, that no other move but a fault can undo and that breaks no invariant is made at
 *       once, alone. A fault that could have come before it comes after it and leads to the same.
 *   <li>Symmetry: pods of one workload, and workloads that nobody asks and that behave alike, change places freely; of all such
 *       worlds one stands for the others.
 * </ul>
 */
final class Reduction {

    private final Model model;
    private final Rules rules;
    private final boolean[] quiet;
    private final boolean sharesCaches;
    private final List<List<Controller>> alike;
    private final Moves found = new Moves();

    Reduction(Rules rules) {
        this.rules = rules;
        this.model = rules.model();
        this.alike = model.alike();
        this.quiet = new boolean[model.controllers().size()];
        for (int index = 0; index < quiet.length; index++) {
            quiet[index] = isQuiet(index);
        }
        this.sharesCaches = sharesCaches();
    }

    private boolean isQuiet(int index) {
        Controller controller = model.controller(index);
        boolean migrates = controller.next().role() == Template.Role.MIGRATOR
                || controller.template(false).role() == Template.Role.MIGRATOR;
        boolean passes = controller.next().role() == Template.Role.PASSING_DATABASE;
        return !migrates && !passes && !model.isAsked(index) && !mayLose(controller);
    }

    /** What comes and goes of it decides whether something that was written is lost. */
    private boolean mayLose(Controller controller) {
        return List.of(controller.next(), controller.template(false)).stream()
                .anyMatch(template ->
                        template.losesWrites() || template.claims().stream().anyMatch(model::isOfEachNode));
    }

    private boolean sharesCaches() {
        return model.controllers().stream()
                .filter(Controller::changed)
                .anyMatch(old -> model.controllers().stream()
                        .anyMatch(other -> old.template(false).caches().stream()
                                .anyMatch(other.next().caches()::contains)));
    }

    /** A move that is made at once; -1 when there is none. */
    int eager(World world) {
        for (int slot = 0; slot < model.slots(); slot++) {
            found.clear();
            rules.movesOfPod(world, slot, found);
            int move = firstEager(world);
            if (move >= 0) {
                return move;
            }
        }
        for (int controller = 0; controller < quiet.length; controller++) {
            found.clear();
            rules.movesOfController(world, controller, found);
            int move = firstEager(world);
            if (move >= 0) {
                return move;
            }
        }
        return -1;
    }

    private int firstEager(World world) {
        for (int index = 0; index < found.size(); index++) {
            if (isEager(world, found.at(index))) {
                return found.at(index);
            }
        }
        return -1;
    }

    private boolean isEager(World world, int move) {
        int subject = Move.subject(move);
        return switch (Move.kind(move)) {
            case SCHEDULE -> model.nodes() == 1;
            case MAKE -> template(world, subject).firstMain() > 0;
            case PASS -> isHidden(world, subject);
            case CREATE -> Count.of(model, world, model.controller(subject)).wantsNext();
            case SCALE_DOWN -> quiet[subject] && !sharesCaches;
            case GONE -> quiet[model.owner(subject)];
            case READY -> quiet[model.owner(subject)];
            case SEND, FOLLOW, CRASH, EXPIRE, PROBE_KILLS, RESTART, DEAF -> false;
            case EVICT, NODE_BACK, DIE, DELETE, MIGRATION_FAILS, NODE_LOST -> false;
        };
    }

    private boolean isHidden(World world, int slot) {
        int pod = world.at(model.podCell(slot));
        Template template = template(world, slot);
        int next = Pod.step(pod) + 1;
        boolean isSeen = next == template.firstMain()
                || (next <= template.lastStep() && template.step(next) instanceof Step.Migrate);
        return switch (template.step(Pod.step(pod))) {
            case Step.Prepare prepare -> !isSeen;
            case Step.Ask ask -> !isSeen && isSettled(world, ask.questions());
            case Step.Boot boot -> quiet[model.owner(slot)] && isSettled(world, boot.needs());
            case Step.TakeTurn turn -> false;
            case Step.Migrate migrate -> false;
            case Step.Optimize optimize -> false;
            case Step.Serve serve -> false;
        };
    }

    /** Whether those that answer will go on doing so: no fault may come, and they are as they are to stay. */
    private boolean isSettled(World world, List<Question> questions) {
        if ((world.at(Model.FAULTS) & 15) != 0 || world.at(Model.DOWN) != 0) {
            return false;
        }
        for (Question question : questions) {
            if (question.by() instanceof Question.Answerer.Behind behind && !isSettled(world, behind.service())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSettled(World world, int index) {
        Entry entry = model.entry(index);
        int ready = world.at(model.readyCell(index));
        if (world.at(Model.SENT) <= entry.batch()
                || ready == 0
                || rules.endpoints().isBehind(world, index)) {
            return false;
        }
        for (int bit = 0; ready >> bit != 0; bit++) {
            int pod = world.at(model.podCell(entry.candidates().get(bit)));
            if (((ready >> bit) & 1) != 0 && (!Pod.isNext(pod) || Pod.isLeaving(pod))) {
                return false;
            }
        }
        return true;
    }

    private Template template(World world, int slot) {
        return model.template(slot, world.at(model.podCell(slot)));
    }

    /**
     * The world that stands for all that differ from it only in who is where.
     *
     * @param places is permuted in the same way
     */
    World canonical(World world, int[] places) {
        if (alike.isEmpty()) {
            return world;
        }
        int[] cells = world.copy();
        for (List<Controller> group : alike) {
            for (Controller controller : group) {
                if (!controller.isStatefulSet()) {
                    sortPods(cells, controller, places);
                }
            }
            sortWorkloads(cells, group, places);
        }
        return new World(cells);
    }

    private void sortPods(int[] cells, Controller controller, int[] places) {
        for (int end = controller.firstSlot() + 1; end < controller.endSlot(); end++) {
            for (int slot = end; slot > controller.firstSlot() && pod(cells, slot - 1) > pod(cells, slot); slot--) {
                swap(cells, slot, slot - 1, places);
            }
        }
    }

    private void sortWorkloads(int[] cells, List<Controller> group, int[] places) {
        for (int end = 1; end < group.size(); end++) {
            for (int at = end; at > 0 && compare(cells, group.get(at - 1), group.get(at)) > 0; at--) {
                for (int slot = 0; slot < group.get(at).slots(); slot++) {
                    swap(
                            cells,
                            group.get(at - 1).firstSlot() + slot,
                            group.get(at).firstSlot() + slot,
                            places);
                }
            }
        }
    }

    private int compare(int[] cells, Controller one, Controller other) {
        int from = model.podCell(one.firstSlot());
        int otherFrom = model.podCell(other.firstSlot());
        return Arrays.compare(cells, from, from + one.slots(), cells, otherFrom, otherFrom + other.slots());
    }

    private int pod(int[] cells, int slot) {
        return cells[model.podCell(slot)];
    }

    private void swap(int[] cells, int one, int other, int[] places) {
        int cell = model.podCell(one);
        int otherCell = model.podCell(other);
        int pod = cells[cell];
        cells[cell] = cells[otherCell];
        cells[otherCell] = pod;
        if (places.length > 0) {
            int place = places[one];
            places[one] = places[other];
            places[other] = place;
        }
    }
}
