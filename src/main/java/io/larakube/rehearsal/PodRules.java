package io.larakube.rehearsal;

import io.larakube.rehearsal.Template.Role;

/** What the scheduler and the nodes do with pods, and what their containers do. */
final class PodRules {

    private final Model model;
    private final Endpoints endpoints;
    private final int mostFailures;

    PodRules(Model model, Endpoints endpoints, int mostFailures) {
        this.model = model;
        this.endpoints = endpoints;
        this.mostFailures = mostFailures;
    }

    void moves(World world, int slot, Moves found) {
        int pod = world.at(model.podCell(slot));
        switch (Pod.condition(pod)) {
            case Pod.PENDING -> nodes(world, slot, found);
            case Pod.CREATING -> creating(world, slot, pod, found);
            case Pod.BACK_OFF -> found.add(hearsToLeave(world, pod) ? Move.Kind.GONE : Move.Kind.RESTART, slot);
            case Pod.RUNNING -> running(world, slot, pod, found);
            default -> {} // nothing is there, or its node is lost
        }
    }

    /** The kubelet of a node that is cut off hears of nothing, and nobody hears of it; what runs there goes on. */
    private static boolean isCut(World world, int pod) {
        return Nodes.isCut(world.at(Model.DOWN), Pod.node(pod));
    }

    private static boolean hearsToLeave(World world, int pod) {
        return Pod.isLeaving(pod) && !isCut(world, pod);
    }

    private void creating(World world, int slot, int pod, Moves found) {
        if (!isCut(world, pod) && (Pod.isLeaving(pod) || canMount(world, slot, pod))) {
            found.add(Pod.isLeaving(pod) ? Move.Kind.GONE : Move.Kind.MAKE, slot);
        }
    }

    /** A volume that is attached to one node at a time is there for another one when no pod there has it any more. */
    private boolean canMount(World world, int slot, int pod) {
        for (int claim : model.template(slot, pod).claims()) {
            if (model.isAttached(claim) && isHeldElsewhere(world, claim, Pod.node(pod))) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeldElsewhere(World world, int claim, int node) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            boolean holds =
                    Pod.condition(pod) > Pod.CREATING || (Pod.condition(pod) == Pod.CREATING && Pod.isLeaving(pod));
            if (holds
                    && Pod.node(pod) != node
                    && model.template(slot, pod).claims().contains(claim)) {
                return true;
            }
        }
        return false;
    }

    private void nodes(World world, int slot, Moves found) {
        for (int node = 0; node < model.nodes(); node++) {
            if (Nodes.state(world.at(Model.DOWN), node) == 0
                    && model.scheduler().fits(world, slot, node)) {
                found.add(Move.Kind.SCHEDULE, slot, node);
            }
        }
    }

    private void running(World world, int slot, int pod, Moves found) {
        Template template = model.template(slot, pod);
        Step step = template.step(Pod.step(pod));
        boolean serves = step instanceof Step.Serve;
        if (!isCut(world, pod)) {
            if (Pod.isLeaving(pod)) {
                found.add(serves && !Pod.isDeaf(pod) ? Move.Kind.DEAF : Move.Kind.GONE, slot);
            } else if (serves && !Pod.isReady(pod)) {
                found.add(Move.Kind.READY, slot);
            }
        }
        if (!serves) {
            step(world, slot, template, step, found);
        }
    }

    private void step(World world, int slot, Template template, Step step, Moves found) {
        boolean fails = switch (step) {
            case Step.Prepare prepare -> false;
            case Step.Ask ask -> false;
            case Step.TakeTurn turn -> false;
            case Step.Boot boot ->
                !endpoints.areOpen(world, slot, boot.questions()) || lacksTables(world, slot, template);
            case Step.Migrate migrate -> !endpoints.areOpen(world, slot, migrate.questions());
            case Step.Optimize optimize -> false;
            case Step.Serve serve -> false;
        };
        boolean waits = switch (step) {
            case Step.Ask ask -> !endpoints.areOpen(world, slot, ask.questions());
            case Step.TakeTurn turn -> !endpoints.areOpen(world, slot, turn.questions()) || isTaken(world);
            case Step.Prepare _, Step.Boot _, Step.Migrate _, Step.Optimize _, Step.Serve _ -> false;
        };
        if (!waits) {
            found.add(fails ? Move.Kind.CRASH : Move.Kind.PASS, slot);
        }
    }

    /** Whether a pod migrates; that it was told to stop takes no lock from it. */
    private boolean isTaken(World world) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            boolean runs = Pod.isThere(pod) && Pod.condition(pod) == Pod.RUNNING;
            if (runs && model.template(slot, pod).step(Pod.step(pod)) instanceof Step.Migrate) {
                return true;
            }
        }
        return false;
    }

    private boolean lacksTables(World world, int slot, Template template) {
        return template.role() == Role.TABLES_OR_END && world.at(Model.SCHEMA) < schemaOf(world, slot);
    }

    /** The schema that the release of a pod needs. */
    int schemaOf(World world, int slot) {
        return Model.schemaOf(world.at(model.podCell(slot)));
    }

    void deadlines(World world, Moves found) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            if (Pod.condition(pod) != Pod.RUNNING || Pod.isLeaving(pod)) {
                continue;
            }
            Template template = model.template(slot, pod);
            Step step = template.step(Pod.step(pod));
            if (step instanceof Step.Ask ask
                    && ask.deadlineSeconds() > 0
                    && !endpoints.areOpen(world, slot, ask.questions())) {
                found.add(Move.Kind.EXPIRE, slot);
            }
            if (Pod.step(pod) >= template.firstMain()
                    && !(step instanceof Step.Serve)
                    && (template.probes().startup().isPresent()
                            || template.probes().liveness().isPresent())) {
                found.add(Move.Kind.PROBE_KILLS, slot);
            }
        }
    }

    void after(Draft draft, Move.Kind kind, int slot, int node) {
        int pod = draft.pod(slot);
        Template template = model.template(slot, pod);
        switch (kind) {
            case SCHEDULE -> {
                draft.bind(template, node);
                draft.pod(slot, Pod.on(Pod.with(pod, Pod.CREATING, 0), node));
            }
            case MAKE -> draft.pod(slot, Pod.with(pod, Pod.RUNNING, 0));
            case PASS -> pass(draft, slot, pod, template);
            case READY -> {
                draft.serves(template, Pod.node(pod));
                draft.pod(slot, Pod.withReady(pod));
            }
            case CRASH, EXPIRE, PROBE_KILLS -> fail(draft, slot);
            case RESTART -> draft.pod(slot, Pod.with(pod, Pod.RUNNING, Pod.step(pod)));
            case DEAF -> draft.pod(slot, Pod.deaf(pod));
            case GONE -> gone(draft, slot, template);
            default -> throw new IllegalArgumentException(kind.name());
        }
    }

    private static void pass(Draft draft, int slot, int pod, Template template) {
        Step step = template.step(Pod.step(pod));
        int release = Pod.isNext(pod) ? Model.NEXT_SCHEMA : Model.FORMER_SCHEMA;
        if (step instanceof Step.Migrate) {
            draft.set(Model.SCHEMA, Math.max(release, draft.at(Model.SCHEMA)));
        }
        if (step instanceof Step.Optimize) {
            template.caches().forEach(cache -> draft.writes(cache, release));
        }
        draft.pod(slot, Pod.with(pod, Pod.RUNNING, Pod.step(pod) + 1));
    }

    private void fail(Draft draft, int slot) {
        int pod = draft.pod(slot);
        draft.pod(slot, failed(model.template(slot, pod), pod, mostFailures));
    }

    /** The container of its step ended badly; when it starts again it begins at its beginning. */
    static int failed(Template template, int pod, int mostFailures) {
        int first = template.beginning(Pod.step(pod));
        return Pod.failed(Pod.with(Pod.unready(pod), Pod.BACK_OFF, first), mostFailures);
    }

    private static void gone(Draft draft, int slot, Template template) {
        draft.gone(slot);
        if (template.role() == Role.PASSING_DATABASE) {
            draft.set(Model.SCHEMA, Model.NO_SCHEMA);
        }
    }
}
