package io.larakube.rehearsal;

import io.larakube.placement.Ground;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model is made of.
 *
 * @param entries the Services that somebody asks
 * @param caches names of the places for what is compiled of the code
 * @param sent names of the workloads that are sent with each batch
 * @param closes the Service that must lead to no former pod before the last batch is sent
 * @param isUpdate whether something runs when it begins
 * @param remarks what of the manifests the model leaves out
 */
record Parts(
        List<Controller> controllers,
        List<Entry> entries,
        List<Volume> volumes,
        List<String> caches,
        Ground ground,
        List<List<String>> sent,
        Optional<Integer> closes,
        boolean isUpdate,
        List<String> remarks) {

    int batches() {
        return sent.size();
    }

    /** The same with these workloads alone, at places of their own, and with those Services alone that they ask. */
    Parts only(List<Controller> kept) {
        List<Controller> placed = new ArrayList<>();
        List<Integer> places = new ArrayList<>(Collections.nCopies(slots(), -1));
        int next = 0;
        for (Controller controller : kept) {
            for (int slot = 0; slot < controller.slots(); slot++) {
                places.set(controller.firstSlot() + slot, next + slot);
            }
            placed.add(controller.at(next));
            next += controller.slots();
        }
        Set<Integer> asked = asked(kept);
        List<Entry> led = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            led.add(entries.get(index).leadingTo(asked.contains(index) ? places : List.of()));
        }
        return new Parts(List.copyOf(placed), led, volumes, caches, ground, sent, closes, isUpdate, remarks);
    }

    /** The same on its first nodes alone. */
    Parts onNodes(int number) {
        return new Parts(controllers, entries, volumes, caches, ground.first(number), sent, closes, isUpdate, remarks);
    }

    private Set<Integer> asked(List<Controller> kept) {
        return Stream.concat(
                        closes.stream(),
                        kept.stream()
                                .flatMap(controller -> Stream.of(controller.next(), controller.template(false)))
                                .flatMap(template -> template.steps().stream())
                                .flatMap(step -> step.questions().stream())
                                .flatMap(question -> question.service().stream()))
                .collect(Collectors.toSet());
    }

    int slots() {
        return controllers.isEmpty() ? 0 : controllers.getLast().endSlot();
    }
}
