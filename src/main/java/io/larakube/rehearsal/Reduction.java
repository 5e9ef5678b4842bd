package io.larakube.rehearsal;

import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the number of orders small without losing one that matters: a move that nobody else can see, that no other move but a fault
 * can undo and that breaks no invariant is made at once, alone. A fault that could have come before it comes after it and leads to
 * the same.
 */
final class Reduction {

    private final Model model;
    private final Rules rules;
    private final boolean[] quiet;
    private final boolean sharesCaches;
    /** Whether nobody keeps another one from a node. */
    private final boolean isFree;
    /** Whether no table is ever lost. */
    private final boolean lasts;

    private final Moves found = new Moves();

    Reduction(Rules rules) {
        this.rules = rules;
        this.model = rules.model();
        this.isFree = model.scheduler().isFree();
        this.quiet = new boolean[model.controllers().size()];
        for (int index = 0; index < quiet.length; index++) {
            quiet[index] = isQuiet(index);
        }
        this.sharesCaches = sharesCaches();
        this.lasts = model.controllers().stream()
                .flatMap(controller -> Stream.of(controller.next(), controller.template(false)))
                .noneMatch(template -> template.role() == Template.Role.PASSING_DATABASE);
    }

    private boolean isQuiet(int index) {
        Controller controller = model.controller(index);
        boolean migrates = controller.next().role() == Template.Role.MIGRATOR
                || controller.template(false).role() == Template.Role.MIGRATOR;
        boolean passes = controller.next().role() == Template.Role.PASSING_DATABASE;
        return isFree && !migrates && !passes && !model.isAsked(index) && !mayLose(controller);
    }

    /** What comes and goes of it decides whether something that was written is lost. */
    private boolean mayLose(Controller controller) {
        return List.of(controller.next(), controller.template(false)).stream()
                .anyMatch(template -> template.losesWrites()
                        || template.claims().stream()
                                .anyMatch(claim -> model.isOfEachNode(claim) || model.isAttached(claim)));
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
            case SCHEDULE -> isFree && (model.nodes() == 1 || model.areNodesIdle(world));
            case MAKE -> template(world, subject).firstMain() > 0 || startsUnseen(world, subject);
            case PASS -> isHidden(world, subject);
            case RESTART -> startsUnseen(world, subject);
            case CREATE -> Count.of(model, world, model.controller(subject)).wantsNext();
            case SCALE_DOWN -> quiet[subject] && !sharesCaches;
            case READY -> quiet[model.owner(subject)];
            case GONE, DEAF -> quiet[model.owner(subject)] || leavesUnseen(world, subject);
            case SEND, FOLLOW, CRASH, EXPIRE, PROBE_KILLS, LATE -> false;
            case NODE_UNKNOWN, EVICT, NODE_BACK, DIE, DELETE, MIGRATION_FAILS, NODE_LOST, NODE_CUT -> false;
        };
    }

    /**
     * Whether nobody sees that a pod is done with its step. A pod that is early can still do all that a late one can: it waits at its
     * last gate, in front of what others see of it, whatever becomes of those that it asked before.
     */
    private boolean isHidden(World world, int slot) {
        int pod = world.at(model.podCell(slot));
        Template template = template(world, slot);
        int next = Pod.step(pod) + 1;
        boolean begins = next == template.firstMain();
        boolean migrates = next <= template.lastStep() && template.step(next) instanceof Step.Migrate;
        return switch (template.step(Pod.step(pod))) {
            case Step.Prepare _, Step.Ask _ -> !migrates && (!begins || startsUnseen(world, slot));
            case Step.Boot _ -> !migrates && (quiet[model.owner(slot)] || isUnknown(world, slot));
            case Step.Optimize _ -> !sharesCaches && (quiet[model.owner(slot)] || isUnknown(world, slot));
            case Step.TakeTurn _, Step.Migrate _, Step.Serve _ -> false;
        };
    }

    /** Whether no Service leads to a pod, so that nobody can tell whether it listens before it is Ready. */
    private boolean isUnknown(World world, int slot) {
        for (Model.Led led : model.ledTo(slot)) {
            int known = world.at(model.readyCell(led.entry())) | world.at(model.servingCell(led.entry()));
            if (((known >> led.bit()) & 1) != 0 || model.entry(led.entry()).unready()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody waits for anything that a pod does on its way out but that it is gone. */
    private boolean leavesUnseen(World world, int slot) {
        int pod = world.at(model.podCell(slot));
        Template template = template(world, slot);
        boolean isAtWork = Pod.condition(pod) == Pod.RUNNING && Leaving.isAtWork(template, Pod.step(pod));
        return isFree
                && !isAtWork
                && !Pod.isReady(pod)
                && isUnknown(world, slot)
                && template.role() != Template.Role.PASSING_DATABASE
                && template.claims().stream().noneMatch(claim -> model.isOfEachNode(claim) || model.isAttached(claim));
    }

    /** Whether it makes no difference when its process starts: the schema that it needs is there to stay, and what it finds is its own. */
    private boolean startsUnseen(World world, int slot) {
        int pod = world.at(model.podCell(slot));
        boolean hasSchema =
                !template(world, slot).role().needsSchema() || (lasts && world.at(Model.SCHEMA) >= Model.schemaOf(pod));
        return quiet[model.owner(slot)] && hasSchema && !sharesCaches;
    }

    private Template template(World world, int slot) {
        return model.template(slot, world.at(model.podCell(slot)));
    }
}
