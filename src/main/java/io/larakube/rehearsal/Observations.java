package io.larakube.rehearsal;

import io.larakube.startup.ClaimView;
import io.larakube.startup.Notice;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.ClaimObserved;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.NoticeObserved;
import io.larakube.startup.StartupEvent.PodGone;
import io.larakube.startup.StartupEvent.PodObserved;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.WorkloadObserved;
import io.larakube.startup.WorkloadView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells what happens in a simulation as a cluster would be seen to tell it. */
final class Observations {

    private static final long ASKS_FIRST_AFTER = 100;
    /** A pod whose processes have ended stays in the books for a moment; its successor is made in that moment. */
    private static final long CLEARED_AFTER = 150;

    private final Model model;
    private final Clocks clocks;

    /** Places of pods that found nothing to migrate. */
    private final Set<Integer> migrated = new HashSet<>();

    private final Timings timings;
    private final Endpoints endpoints;
    private final List<String> migrations;
    private final Instant begin;
    private final List<StartupEvent> events = new ArrayList<>();
    private final Map<Integer, Shown> pods = new HashMap<>();
    /** What was said last of each pod that no node takes. */
    private final Map<Integer, String> refusals = new HashMap<>();

    private int born;

    Observations(Model model, Clocks clocks, Timings timings, List<String> migrations, Instant begin) {
        this.model = model;
        this.clocks = clocks;
        this.timings = timings;
        this.endpoints = new Endpoints(model);
        this.migrations = migrations;
        this.begin = begin;
    }

    /** What is there before anything is sent. */
    void begin(World world) {
        model.controllers().stream()
                .filter(controller -> controller.former().isPresent())
                .forEach(controller -> workload(world, controller, 0));
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            if (Pod.isThere(pod)) {
                appear(slot, pod);
                seen(slot, pod, true, 0);
            }
        }
        events.add(new Sending(begin));
    }

    /** All that was told, in the order of time. */
    List<StartupEvent> events() {
        List<StartupEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(StartupEvent::at));
        return List.copyOf(sorted);
    }

    /** To be told after the clocks know of it. */
    void after(Happening happening) {
        World world = happening.after();
        for (int slot = 0; slot < model.slots(); slot++) {
            int before = happening.before().at(model.podCell(slot));
            int pod = world.at(model.podCell(slot));
            if (before != pod) {
                changed(slot, before, pod, happening);
            }
        }
        for (Controller controller : model.controllers()) {
            Count now = Count.of(model, world, controller);
            if (!now.equals(Count.of(model, happening.before(), controller)) && isKnown(world, controller)) {
                workload(world, controller, happening.at());
            }
        }
        seePending(world, happening.at());
        switch (Move.kind(happening.move())) {
            case SEND -> sent(world, happening.at());
            case SCHEDULE -> bound(happening);
            case MAKE -> pulled(happening);
            default -> {} // the pods tell it
        }
    }

    /** What the scheduler says of pods that no node takes, when it is something else than before. */
    private void seePending(World world, long at) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            Optional<String> refusal =
                    Pod.condition(pod) == Pod.PENDING ? model.scheduler().refusal(world, slot) : Optional.empty();
            Optional<String> before = Optional.ofNullable(refusals.remove(slot));
            if (refusal.isPresent()) {
                refusals.put(slot, refusal.get());
            }
            if (Pod.condition(pod) == Pod.PENDING && !refusal.equals(before)) {
                seen(slot, pod, false, at);
            }
        }
    }

    private void changed(int slot, int before, int pod, Happening happening) {
        long at = happening.at();
        if (!Pod.isThere(pod)) {
            gone(slot, at);
            return;
        }
        if (!Pod.isThere(before)) {
            appear(slot, pod);
        }
        passed(slot, before, happening);
        if (Pod.condition(before) == Pod.BACK_OFF && Pod.condition(pod) == Pod.RUNNING) {
            Shown shown = shown(slot);
            shown.restarted(shown.template().step(Pod.step(pod)).container());
        }
        long runs = clocks.stepBegun(slot);
        seen(slot, pod, runs <= at, at);
        if (runs > at) {
            seen(slot, pod, true, runs);
        }
        begins(slot, before, pod, happening.after());
    }

    private void gone(int slot, long at) {
        Shown shown = pods.remove(slot);
        if (shown != null) {
            events.add(new PodGone(at(at + CLEARED_AFTER), shown.name(), shown.name() + "-uid"));
        }
    }

    private void appear(int slot, int pod) {
        Controller controller = model.controller(model.owner(slot));
        String name = controller.isStatefulSet()
                ? controller.name() + "-" + (slot - controller.firstSlot())
                : controller.name() + "-" + ++born;
        pods.put(slot, new Shown(model, controller, name, Pod.isNext(pod)));
    }

    private Shown shown(int slot) {
        return pods.computeIfAbsent(
                slot, missing -> new Shown(model, model.controller(model.owner(slot)), "pod", true));
    }

    private void seen(int slot, int pod, boolean runs, long at) {
        events.add(new PodObserved(at(at), shown(slot).view(pod, runs, Optional.ofNullable(refusals.get(slot)))));
    }

    /** What a container has said when it is done with a step, or fails in it. */
    private void passed(int slot, int before, Happening happening) {
        Move.Kind kind = Move.kind(happening.move());
        if (Move.subject(happening.move()) != slot || Pod.condition(before) != Pod.RUNNING) {
            return;
        }
        Step step = shown(slot).template().step(Pod.step(before));
        if (kind == Move.Kind.PASS && step instanceof Step.Ask ask) {
            long seconds = (happening.at() - happening.begun()) / 1000;
            ask.questions()
                    .forEach(question -> says(
                            slot,
                            step,
                            happening.at(),
                            question.need() + " " + question.place() + ": open after " + seconds + " s"));
        }
        if (step instanceof Step.Migrate && kind != Move.Kind.READY && !migrated.remove(slot)) {
            migrated(slot, step, happening, kind == Move.Kind.PASS);
        }
    }

    private void migrated(int slot, Step step, Happening happening, boolean well) {
        long begun = happening.begun();
        for (int index = 0; index < migrations.size(); index++) {
            long end = begun + timings.migration() * (index + 1);
            boolean done = well || end <= happening.at();
            says(
                    slot,
                    step,
                    Math.min(end, happening.at()),
                    "  " + migrations.get(index) + (done ? " ... 10ms DONE" : " ... 10ms FAIL"));
            if (!done) {
                return;
            }
        }
    }

    /** What a container says when it begins a step. */
    private void begins(int slot, int before, int pod, World world) {
        boolean same = Pod.condition(before) == Pod.RUNNING && Pod.step(before) == Pod.step(pod);
        if (Pod.condition(pod) != Pod.RUNNING || same) {
            return;
        }
        Step step = shown(slot).template().step(Pod.step(pod));
        long begun = clocks.stepBegun(slot);
        switch (step) {
            case Step.Ask ask -> asks(slot, ask, begun, world);
            case Step.Migrate migrate -> {
                boolean isMigrated = world.at(Model.SCHEMA) >= Model.schemaOf(pod);
                String words = migrations.isEmpty() || isMigrated ? "Nothing to migrate." : "Running migrations.";
                says(slot, step, begun, "   INFO  " + words);
                if (isMigrated) {
                    migrated.add(slot);
                }
            }
            case Step.Optimize optimize ->
                says(slot, step, begun, "   INFO  Caching framework bootstrap, configuration, and metadata.");
            case Step.Serve serve -> says(slot, step, begun, "NOTICE: ready to handle connections");
            case Step.Prepare prepare -> {}
            case Step.Boot boot -> {}
            case Step.TakeTurn turn -> {}
        }
    }

    private void asks(int slot, Step.Ask ask, long begun, World world) {
        for (Question question : ask.questions()) {
            if (!endpoints.areOpen(world, slot, List.of(question))) {
                String reason = question.by() instanceof Question.Answerer.Nobody nobody ? nobody.reason() : "refused";
                says(
                        slot,
                        ask,
                        begun + ASKS_FIRST_AFTER,
                        question.need() + " " + question.place() + ": " + reason + " (0 s, " + ask.deadlineSeconds()
                                + " s left): it starts");
                return;
            }
        }
    }

    private void says(int slot, Step step, long at, String line) {
        Shown shown = shown(slot);
        String container = shown.template().containers().get(step.container()).name();
        events.add(new LogLine(at(at), shown.name(), container, shown.restarts(step.container()), line));
    }

    private void sent(World world, long at) {
        model.controllers().stream()
                .filter(controller -> controller.batch() == world.at(Model.SENT) - 1)
                .forEach(controller -> workload(world, controller, at));
        if (world.at(Model.SENT) == 1 && !model.isUpdate()) {
            model.volumes().stream()
                    .filter(volume -> volume.reach() != Volume.Reach.EACH_NODE)
                    .forEach(volume -> claim(volume.name(), "Pending", at));
        }
        if (world.at(Model.SENT) == model.batches()) {
            Map<String, Long> generations = new TreeMap<>();
            model.controllers().forEach(each -> generations.put(each.name(), generation(world, each)));
            events.add(new Applied(at(at), generations));
        }
    }

    private void bound(Happening happening) {
        Template template = model.template(
                Move.subject(happening.move()), happening.after().at(model.podCell(Move.subject(happening.move()))));
        for (int claim : template.claims()) {
            if (happening.before().at(model.claimCell(claim))
                    != happening.after().at(model.claimCell(claim))) {
                claim(model.volume(claim).name(), "Bound", happening.at());
            }
        }
    }

    private void claim(String name, String phase, long at) {
        events.add(new ClaimObserved(at(at), new ClaimView(name, phase, Optional.of("default"))));
    }

    private static boolean isKnown(World world, Controller controller) {
        return controller.former().isPresent() || world.at(Model.SENT) > controller.batch();
    }

    private static long generation(World world, Controller controller) {
        return controller.changed() && world.at(Model.SENT) > controller.batch() ? 2 : 1;
    }

    private void workload(World world, Controller controller, long at) {
        Count count = Count.of(model, world, controller);
        long generation = generation(world, controller);
        boolean isNext = !controller.changed() || generation == 2;
        Optional<String> revision =
                controller.isStatefulSet() ? Optional.of(Shown.revision(controller, isNext)) : Optional.empty();
        events.add(new WorkloadObserved(
                at(at),
                new WorkloadView(
                        controller.name(),
                        controller.replicas(),
                        count.oldReady() + count.newReady(),
                        count.newActive(),
                        generation,
                        generation,
                        revision,
                        Optional.empty())));
    }

    /** A pod whose making took longer waited for its images; the process's is the large one. */
    private void pulled(Happening happening) {
        long from = happening.at() - timings.pull();
        if (timings.pull() > 0 && from > happening.begun()) {
            Shown shown = shown(Move.subject(happening.move()));
            Template template = shown.template();
            int main = template.step(template.lastStep()).container();
            String image = template.containers().get(main).image();
            heard(from, shown.name(), "Pulling", "Pulling image \"" + image + "\"");
            heard(happening.at(), shown.name(), "Pulled", "Pulled image \"" + image + "\"");
        }
    }

    private void heard(long at, String pod, String reason, String message) {
        events.add(new NoticeObserved(at(at), new Notice("Pod", pod, reason, message, 1)));
    }

    private Instant at(long millis) {
        return begin.plusMillis(millis);
    }
}
