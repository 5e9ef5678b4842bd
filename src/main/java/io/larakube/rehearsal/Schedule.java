package io.larakube.rehearsal;

import io.larakube.rehearsal.Played.Doing;
import io.larakube.rehearsal.Played.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each pod did, and from when until when. */
final class Schedule {

    private final Model model;
    private final List<Happening> happened;

    Schedule(Model model, List<Happening> happened) {
        this.model = model;
        this.happened = happened;
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int slot = 0; slot < model.slots() && !happened.isEmpty(); slot++) {
            spans(slot, spans);
        }
        spans.sort(Comparator.comparingLong(Span::from));
        return List.copyOf(spans);
    }

    private void spans(int slot, List<Span> spans) {
        int pod = happened.getFirst().before().at(model.podCell(slot));
        long from = 0;
        int number = 1;
        for (Happening happening : happened) {
            int next = happening.after().at(model.podCell(slot));
            if (next == pod) {
                continue;
            }
            boolean differs = !Pod.isThere(pod) || !Pod.isThere(next) || doing(slot, pod) != doing(slot, next);
            if (differs && Pod.isThere(pod)) {
                spans.add(span(slot, number, pod, from, happening.at()));
            }
            from = differs ? happening.at() : from;
            number += Pod.isThere(next) ? 0 : 1;
            pod = next;
        }
        if (Pod.isThere(pod)) {
            spans.add(span(slot, number, pod, from, happened.getLast().at()));
        }
    }

    private Span span(int slot, int number, int pod, long from, long until) {
        Controller controller = model.controller(model.owner(slot));
        String name = controller.name() + " " + (slot - controller.firstSlot() + 1) + "." + number;
        return new Span(controller.name(), name, doing(slot, pod), from, until);
    }

    private Doing doing(int slot, int pod) {
        if (Pod.isLeaving(pod)) {
            return Doing.LEAVES;
        }
        return switch (Pod.condition(pod)) {
            case Pod.PENDING -> Doing.WAITS_FOR_NODE;
            case Pod.CREATING -> Doing.MADE;
            case Pod.BACK_OFF -> Doing.BACK_OFF;
            case Pod.LOST -> Doing.LOST;
            default -> working(pod, model.template(slot, pod).step(Pod.step(pod)));
        };
    }

    private static Doing working(int pod, Step step) {
        return switch (step) {
            case Step.Prepare prepare -> Doing.PREPARES;
            case Step.Ask ask -> Doing.GATE;
            case Step.TakeTurn turn -> Doing.GATE;
            case Step.Boot boot -> Doing.BOOTS;
            case Step.Migrate migrate -> Doing.MIGRATES;
            case Step.Optimize optimize -> Doing.OPTIMIZES;
            case Step.Serve serve -> Pod.isReady(pod) ? Doing.READY : Doing.BECOMES_READY;
        };
    }
}
