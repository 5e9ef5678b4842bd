package io.larakube.rehearsal;

/** Finds out whether a move broke one of the {@link Invariant}s. */
final class Invariants {

    private final Model model;

    Invariants(Model model) {
        this.model = model;
    }

    /** The bits of those that it broke. */
    int broken(World before, int move, World after) {
        return switch (Move.kind(move)) {
            case PASS, MAKE, RESTART -> started(Move.subject(move), before, after);
            case CRASH -> before.at(Model.FAULTS) >> 4 == 0 ? Invariant.NO_RESTART_BY_ORDER.bit() : 0;
            case SCALE_DOWN, DELETE -> losesWrites(before, after) ? Invariant.NO_LOST_WRITE.bit() : 0;
            case SEND, FOLLOW, CREATE, SCHEDULE, READY, EXPIRE, PROBE_KILLS, DEAF, GONE, LATE -> 0;
            case NODE_UNKNOWN, EVICT, NODE_BACK, DIE, MIGRATION_FAILS, NODE_LOST, NODE_CUT -> 0;
        };
    }

    private int started(int slot, World before, World after) {
        int pod = after.at(model.podCell(slot));
        Template template = model.template(slot, pod);
        Step step = template.step(Pod.step(pod));
        int broken = 0;
        if (Pod.step(pod) == template.firstMain()) {
            boolean early = template.role().needsSchema() && after.at(Model.SCHEMA) < release(pod);
            broken |= early ? Invariant.SCHEMA_FIRST.bit() : 0;
            broken |= findsForeign(after, template, pod) ? Invariant.OWN_CACHE.bit() : 0;
            broken |= isElsewhere(after, template, pod) ? Invariant.NO_LOST_WRITE.bit() : 0;
        }
        if (step instanceof Step.Migrate && migrators(after) > 1) {
            broken |= Invariant.ONE_MIGRATOR.bit();
        }
        int earlier = before.at(model.podCell(slot));
        boolean wrote =
                Pod.condition(earlier) == Pod.RUNNING && template.step(Pod.step(earlier)) instanceof Step.Optimize;
        return broken | (wrote && isReadByOthers(after, template, pod) ? Invariant.OWN_CACHE.bit() : 0);
    }

    /** Who serves has perhaps written; when it is told to stop, what only its pod has is as good as gone. */
    private boolean losesWrites(World before, World after) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = before.at(model.podCell(slot));
            int next = after.at(model.podCell(slot));
            boolean isToldNow = Pod.isReady(pod) && !Pod.isLeaving(pod) && (!Pod.isThere(next) || Pod.isLeaving(next));
            if (isToldNow && model.template(slot, pod).losesWrites()) {
                return true;
            }
        }
        return false;
    }

    /** What was written on one node is not there on another one. */
    private boolean isElsewhere(World world, Template template, int pod) {
        for (int claim : template.claims()) {
            int written = (world.at(model.claimCell(claim)) >> Model.claimShift(claim)) & 15;
            if (model.isOfEachNode(claim) && written != 0 && written != Pod.node(pod) + 1) {
                return true;
            }
        }
        return false;
    }

    private boolean findsForeign(World world, Template template, int pod) {
        for (int cache : template.caches()) {
            int writer = (world.at(model.cacheCell(cache)) >> Model.cacheShift(cache)) & 3;
            if (writer != 0 && writer != release(pod)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReadByOthers(World world, Template written, int writer) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            Template template = model.template(slot, pod);
            boolean runs = Pod.condition(pod) == Pod.RUNNING && Pod.step(pod) >= template.firstMain();
            if (runs
                    && release(pod) != release(writer)
                    && template.caches().stream().anyMatch(written.caches()::contains)) {
                return true;
            }
        }
        return false;
    }

    private int migrators(World world) {
        int migrators = 0;
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            boolean runs = Pod.condition(pod) == Pod.RUNNING;
            migrators += runs && model.template(slot, pod).step(Pod.step(pod)) instanceof Step.Migrate ? 1 : 0;
        }
        return migrators;
    }

    private static int release(int pod) {
        return Pod.isNext(pod) ? Model.NEXT_SCHEMA : Model.FORMER_SCHEMA;
    }
}
