package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Moves in words, each a sentence that needs no other. */
final class Telling {

    private final Model model;

    Telling(Model model) {
        this.model = model;
    }

    String of(World before, int move) {
        int subject = Move.subject(move);
        return switch (Move.kind(move)) {
            case SEND -> sent(subject);
            case FOLLOW -> "Service " + model.entry(subject).name() + " leads to " + endpoints(before, subject);
            case SCALE_DOWN -> "old pods of " + model.controller(subject).name() + " are told to stop";
            case CREATE -> "a pod of " + model.controller(subject).name() + " is made";
            case SCHEDULE -> pod(before, subject) + " gets " + node(Move.object(move));
            case MAKE -> pod(before, subject) + " is there; " + next(before, subject, -1);
            case PASS ->
                pod(before, subject) + ": " + passed(before, subject) + next(before, subject, step(before, subject));
            case READY -> pod(before, subject) + " is Ready";
            case CRASH -> pod(before, subject) + " ends, because something that it needs is not there";
            case EXPIRE -> pod(before, subject) + " gives up waiting, and begins again";
            case PROBE_KILLS -> pod(before, subject) + " is killed, because its probe had no answer for too long";
            case RESTART -> pod(before, subject) + " is started again";
            case DEAF -> pod(before, subject) + " takes no more connections";
            case GONE -> pod(before, subject) + " is gone";
            case LATE ->
                "the rollout of " + model.controller(subject).name() + " is late: no progress for "
                        + model.controller(subject).progressSeconds().orElse(0) + " s";
            case NODE_UNKNOWN -> "the cluster takes note that " + node(subject) + " does not answer";
            case EVICT -> "the pods on " + node(subject) + " are given up";
            case NODE_BACK -> node(subject) + " comes back";
            case DIE -> "fault: the process of " + pod(before, subject) + " dies";
            case DELETE -> "fault: " + pod(before, subject) + " is deleted or evicted";
            case MIGRATION_FAILS -> "fault: the migration of " + pod(before, subject) + " fails";
            case NODE_LOST -> "fault: " + node(subject) + " is lost";
            case NODE_CUT -> "fault: " + node(subject) + " is cut off";
        };
    }

    private String node(int node) {
        return model.nodeName(node);
    }

    private String sent(int batch) {
        List<String> names = model.sentWith(batch);
        return names.isEmpty() ? "configuration and Services are sent" : String.join(", ", names) + " are sent";
    }

    private String endpoints(World before, int entry) {
        List<Integer> candidates = model.entry(entry).candidates();
        World after = new Rules(model, 1, List.of()).after(before, Move.code(Move.Kind.FOLLOW, entry));
        List<String> pods = new ArrayList<>();
        IntStream.range(0, candidates.size()).forEach(bit -> {
            if ((after.at(model.readyCell(entry)) >> bit & 1) != 0) {
                pods.add(pod(after, candidates.get(bit)));
            } else if ((after.at(model.servingCell(entry)) >> bit & 1) != 0) {
                pods.add(pod(after, candidates.get(bit)) + ", which leaves");
            }
        });
        return pods.isEmpty() ? "nobody" : String.join(" and ", pods);
    }

    private String passed(World before, int slot) {
        return switch (template(before, slot).step(step(before, slot))) {
            case Step.Prepare prepare -> "";
            case Step.Ask ask ->
                String.join(", ", ask.questions().stream().map(Question::need).toList()) + " answers; ";
            case Step.Boot boot -> "";
            case Step.TakeTurn turn -> "";
            case Step.Migrate migrate -> "it has migrated; ";
            case Step.Optimize optimize -> "it has written the caches; ";
            case Step.Serve serve -> "";
        };
    }

    private String next(World before, int slot, int step) {
        Template template = template(before, slot);
        if (step == template.lastStep()) {
            return "";
        }
        return switch (template.step(step + 1)) {
            case Step.Prepare prepare -> "it prepares";
            case Step.Ask ask ->
                "it waits for "
                        + String.join(
                                ", ",
                                ask.questions().stream().map(Question::need).toList());
            case Step.Boot boot -> "its process starts";
            case Step.TakeTurn turn -> "it waits for its turn to migrate";
            case Step.Migrate migrate -> "it migrates";
            case Step.Optimize optimize -> "it writes the caches";
            case Step.Serve serve -> "it serves";
        };
    }

    /** A pod by its workload, told from its predecessor in an update. */
    private String pod(World world, int slot) {
        Controller controller = model.controller(model.owner(slot));
        int pod = world.at(model.podCell(slot));
        String which = !model.isUpdate() || !controller.changed() ? "" : Pod.isNext(pod) ? "new " : "old ";
        boolean several = controller.replicas() > 1 || hasTwin(world, controller, slot, pod);
        return which + controller.name() + (several ? " #" + (slot - controller.firstSlot() + 1) : "");
    }

    private boolean hasTwin(World world, Controller controller, int slot, int pod) {
        return IntStream.range(controller.firstSlot(), controller.endSlot())
                .filter(other -> other != slot)
                .map(other -> world.at(model.podCell(other)))
                .anyMatch(other -> Pod.isThere(other) && Pod.isNext(other) == Pod.isNext(pod));
    }

    private Template template(World world, int slot) {
        return model.template(slot, world.at(model.podCell(slot)));
    }

    private int step(World world, int slot) {
        return Pod.step(world.at(model.podCell(slot)));
    }
}
