package io.larakube.rehearsal;

import io.larakube.rehearsal.Template.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each pod began what it does, and from that when a move is due. */
final class Clocks {

    private static final long PROBE = 100;
    /** One of the same workload counts as many others. */
    private static final long LIKE_ITSELF = 10;

    private static final long LONGEST_BACK_OFF = 300_000;
    /** {@code --node-monitor-grace-period} of the kube-controller-manager, 50 s since Kubernetes 1.32. */
    private static final long SILENCE = 50_000;

    private final Model model;
    private final Timings timings;
    private final int migrations;
    private final long[] stepBegun;
    private final long[] processBegun;
    private final long[] told;
    private final long[] progressed;
    private final Map<String, Long> images = new HashMap<>();
    /** When the last image that a node brings is there. */
    private final long[] pulled;

    /** @param migrations how many the leader runs */
    Clocks(Model model, Timings timings, int migrations) {
        this.model = model;
        this.timings = timings;
        this.migrations = migrations;
        this.stepBegun = new long[model.slots()];
        this.processBegun = new long[model.slots()];
        this.told = new long[model.slots()];
        this.pulled = new long[model.nodes()];
        this.progressed = new long[model.controllers().size()];
    }

    /** When the container of a pod's present step runs. */
    long stepBegun(int slot) {
        return stepBegun[slot];
    }

    /** Takes note of what a move changed. */
    void after(Happening happening) {
        for (int index = 0; index < progressed.length; index++) {
            Controller controller = model.controller(index);
            boolean isSent = Move.kind(happening.move()) == Move.Kind.SEND
                    && Move.subject(happening.move()) == controller.batch();
            if (isSent || count(happening.after(), controller).isProgressSince(count(happening.before(), controller))) {
                progressed[index] = happening.at();
            }
        }
        for (int slot = 0; slot < model.slots(); slot++) {
            int before = happening.before().at(model.podCell(slot));
            int after = happening.after().at(model.podCell(slot));
            if (before != after && Pod.isThere(after)) {
                changed(slot, before, after, happening.at());
            }
        }
    }

    private Count count(World world, Controller controller) {
        return Count.of(model, world, controller);
    }

    private void changed(int slot, int before, int after, long now) {
        Template template = model.template(slot, after);
        if (Pod.isLeaving(after) && !Pod.isLeaving(before)) {
            told[slot] = now;
        }
        boolean sameStep = Pod.condition(before) == Pod.condition(after) && Pod.step(before) == Pod.step(after);
        if (sameStep) {
            return;
        }
        boolean running = Pod.condition(after) == Pod.RUNNING;
        boolean sameContainer = running
                && Pod.condition(before) == Pod.RUNNING
                && template.step(Pod.step(before)).container()
                        == template.step(Pod.step(after)).container();
        boolean next = running && Pod.condition(before) == Pod.RUNNING && !sameContainer;
        stepBegun[slot] = next ? now + timings.nextContainer() : now;
        if (running && Pod.step(after) == template.firstMain()) {
            processBegun[slot] = stepBegun[slot];
        }
    }

    /** When a move that became possible now is due. */
    long due(World world, int move, long now) {
        int slot = Move.subject(move);
        return switch (Move.kind(move)) {
            case SEND -> now + timings.send();
            case FOLLOW -> now + timings.follow();
            case SCALE_DOWN, CREATE -> now + timings.control();
            case SCHEDULE -> now + scheduling(world, slot, Move.object(move));
            case MAKE -> now + making(world, slot) + pulling(world, slot, now);
            case PASS -> passing(world, slot, now);
            case READY -> ready(world, slot, now);
            case CRASH -> crash(world, slot, now);
            case EXPIRE -> stepBegun[slot] + 1000L * ((Step.Ask) step(world, slot)).deadlineSeconds();
            case PROBE_KILLS -> processBegun[slot] + 1000L * patience(template(world, slot));
            case RESTART -> now + backOff(Pod.failures(pod(world, slot)));
            case DEAF -> told[slot] + template(world, slot).stopping().servesMillis();
            case GONE -> Math.max(now, told[slot] + leaving(world, slot));
            case LATE ->
                progressed[slot]
                        + 1000L * model.controller(slot).progressSeconds().orElse(0);
            case NODE_UNKNOWN -> now + SILENCE;
            case EVICT -> now + 1000L * model.patiences().get(Move.object(move));
            case NODE_BACK -> now + timings.nodeBack();
            case DIE, DELETE, NODE_LOST, NODE_CUT -> now;
            case MIGRATION_FAILS -> stepBegun[slot] + timings.migration() / 2;
        };
    }

    /** A node with fewer pods is taken first, and before that one with fewer of the same workload. */
    private long scheduling(World world, int slot, int node) {
        Template template = template(world, slot);
        boolean makesVolume = template.claims().stream()
                .filter(claim -> !model.isOfEachNode(claim))
                .anyMatch(claim -> ((world.at(model.claimCell(claim)) >> Model.claimShift(claim)) & 15) == 0);
        long pods = 0;
        for (int other = 0; other < model.slots(); other++) {
            int pod = pod(world, other);
            boolean isThere = Pod.condition(pod) > Pod.PENDING && Pod.node(pod) == node;
            pods += !isThere ? 0 : model.owner(other) == model.owner(slot) ? LIKE_ITSELF : 1;
        }
        return timings.schedule() + (makesVolume ? timings.provision() : 0) + pods;
    }

    private long making(World world, int slot) {
        int node = Pod.node(pod(world, slot));
        long others = -1;
        for (int other = 0; other < model.slots(); other++) {
            int pod = pod(world, other);
            others += Pod.condition(pod) == Pod.CREATING && !Pod.isLeaving(pod) && Pod.node(pod) == node ? 1 : 0;
        }
        return timings.make() + timings.makeMore() * others;
    }

    /** A node brings each image once, for whoever asks first, and one after the other ({@code serializeImagePulls} of the kubelet). */
    private long pulling(World world, int slot, long now) {
        long ready = now;
        int node = Pod.node(pod(world, slot));
        for (Template.Container container : template(world, slot).containers()) {
            String image = node + " " + container.image();
            if (!images.containsKey(image)) {
                long end = Math.max(ready, pulled[node]) + timings.pull();
                pulled[node] = end;
                images.put(image, end);
            }
            ready = Math.max(ready, images.getOrDefault(image, ready));
        }
        return ready - now;
    }

    private long passing(World world, int slot, long now) {
        long begun = Math.max(now, stepBegun[slot]);
        Role role = template(world, slot).role();
        return switch (step(world, slot)) {
            case Step.Prepare prepare -> begun + timings.prepare();
            case Step.Ask ask -> nextTick(stepBegun[slot] + PROBE, 1000L * ask.periodSeconds(), begun);
            case Step.Boot boot -> begun + booting(world, role);
            case Step.TakeTurn turn -> nextTick(stepBegun[slot] + timings.boot(), 1000L, begun);
            case Step.Migrate migrate ->
                isMigrated(world, slot) ? begun : begun + timings.migration() * Math.max(1, migrations);
            case Step.Optimize optimize -> begun + timings.optimize();
            case Step.Serve serve -> begun;
        };
    }

    private boolean isMigrated(World world, int slot) {
        return world.at(Model.SCHEMA) >= Model.schemaOf(pod(world, slot));
    }

    private long booting(World world, Role role) {
        return switch (role) {
            case MIGRATOR -> timings.boot();
            case TABLES_OR_END, TABLES -> timings.workerBoot();
            case DATABASE, PASSING_DATABASE ->
                world.at(Model.SCHEMA) == Model.NO_SCHEMA ? timings.databaseBoot() : timings.databaseReboot();
            case OTHER -> timings.serverBoot();
        };
    }

    /**
     * A probe asks at times that have nothing to do with the container's start: half a period passes on average. When the startup
     * probe has succeeded, readiness is asked at once (Kubernetes 1.22 and later).
     */
    private long ready(World world, int slot, long now) {
        Template.Probes probes = template(world, slot).probes();
        List<Probe> first = probes.startup().or(probes::readiness).stream().toList();
        if (first.isEmpty()) {
            return now + PROBE;
        }
        Probe probe = first.getFirst();
        long start = processBegun[slot] + 1000L * probe.initialDelay();
        return Math.max(start, now) + 500L * probe.period() + PROBE + timings.status();
    }

    private long crash(World world, int slot, long now) {
        long begun = Math.max(now, stepBegun[slot]);
        int patience = step(world, slot) instanceof Step.Boot boot ? boot.patienceSeconds() : 0;
        return begun + (patience > 0 ? 1000L * patience : timings.boot());
    }

    private static int patience(Template template) {
        return template.probes()
                .startup()
                .or(() -> template.probes().liveness())
                .map(Probe::patienceSeconds)
                .orElse(Integer.MAX_VALUE / 1000);
    }

    /** At once the first time, then 10 s, doubled up to 5 min (documentation of the Pod lifecycle). */
    private static long backOff(int failures) {
        return failures <= 1 ? 1000 : Math.min(LONGEST_BACK_OFF, 10_000L << (failures - 2));
    }

    private long leaving(World world, int slot) {
        Template template = template(world, slot);
        boolean isAtWork = Pod.condition(pod(world, slot)) == Pod.RUNNING
                && Leaving.isAtWork(template, Pod.step(pod(world, slot)));
        return isAtWork ? 1000L * template.graceSeconds() : template.stopping().leavesMillis();
    }

    private static long nextTick(long first, long period, long now) {
        if (now <= first) {
            return first;
        }
        return first + Math.ceilDiv(now - first, period) * period;
    }

    private Step step(World world, int slot) {
        return template(world, slot).step(Pod.step(pod(world, slot)));
    }

    private Template template(World world, int slot) {
        return model.template(slot, pod(world, slot));
    }

    private int pod(World world, int slot) {
        return world.at(model.podCell(slot));
    }
}
