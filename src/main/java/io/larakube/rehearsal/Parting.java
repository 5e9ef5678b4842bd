package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a model apart into those that can be searched one after the other.
 *
 * <p>A workload that nobody asks, that does not migrate and that shares nothing which it changes can be seen by no other one.
 * Whatever the others can do they can do without it, and whatever it can do depends on them and on itself: so it is enough to
 * search each such workload with the others, and not all of them together. Of those that behave alike one is enough.
 */
final class Parting {

    private final Model model;

    private Parting(Model model) {
        this.model = model;
    }

    /** The parts of a model, in the order of its workloads; itself when it has none. */
    static List<Model> of(Model model) {
        Parting parting = new Parting(model);
        List<Controller> apart = model.scheduler().isFree() ? parting.apart() : List.of();
        if (apart.size() < 2) {
            return List.of(model);
        }
        List<Controller> others = model.controllers().stream()
                .filter(controller -> !apart.contains(controller))
                .toList();
        List<Model> parts = new ArrayList<>();
        List<Controller> known = new ArrayList<>();
        for (Controller controller : apart) {
            if (known.stream().noneMatch(controller::behavesLike)) {
                known.add(controller);
                parts.add(model.only(
                        Stream.concat(Stream.of(controller), others.stream()).toList()));
            }
        }
        return List.copyOf(parts);
    }

    private List<Controller> apart() {
        return IntStream.range(0, model.controllers().size())
                .filter(index -> !model.isAsked(index))
                .mapToObj(model::controller)
                .filter(controller -> templates(controller).noneMatch(Parting::changesSchema))
                .filter(controller -> !sharesWhatItChanges(controller))
                .toList();
    }

    private static Stream<Template> templates(Controller controller) {
        return Stream.of(controller.next(), controller.template(false));
    }

    private static boolean changesSchema(Template template) {
        return template.role() == Template.Role.MIGRATOR || template.role() == Template.Role.PASSING_DATABASE;
    }

    private boolean sharesWhatItChanges(Controller controller) {
        BitSet claims = new BitSet();
        BitSet caches = new BitSet();
        model.controllers().stream()
                .filter(other -> !other.equals(controller))
                .flatMap(Parting::templates)
                .forEach(template -> {
                    template.claims().forEach(claims::set);
                    template.caches().forEach(caches::set);
                });
        return templates(controller)
                .anyMatch(template -> template.claims().stream().anyMatch(claim -> claims.get(claim) && isTaken(claim))
                        || (template.steps().stream().anyMatch(Step.Optimize.class::isInstance)
                                && template.caches().stream().anyMatch(caches::get)));
    }

    /** Whether who mounts it first decides where the others can be, or what they find. */
    private boolean isTaken(int claim) {
        boolean isElsewhere = model.isPinned(claim) && model.nodes() > 1 && !model.isMade(claim);
        return model.isOfEachNode(claim) || model.isAttached(claim) || isElsewhere;
    }
}
