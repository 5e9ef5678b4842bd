package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pod asks a node and a quota for.
 *
 * @param requests what the scheduler looks for on a node
 * @param limits what it may take at most, as far as all of its containers say so
 * @param unsaid what one of its containers says nothing of, in a quota's words: {@code limits.cpu}
 */
public record Demand(Room requests, Room limits, List<String> unsaid) {

    private static final List<String> AMOUNTS =
            List.of("requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    public Demand {
        unsaid = List.copyOf(unsaid);
    }

    /**
     * The demand of a pod.
     *
     * <p>Init containers run one after the other before the others, those that are restarted always beside all after them (Kubernetes,
     * "Resource sharing within containers").
     *
     * @param pod its spec
     * @param limitRanges objects that give containers what they do not say
     */
    public static Demand of(Tree pod, List<Tree> limitRanges) {
        return new Demand(
                total(pod, limitRanges, "requests"),
                total(pod, limitRanges, "limits"),
                AMOUNTS.stream()
                        .filter(amount -> isUnsaid(pod, limitRanges, amount))
                        .toList());
    }

    private static Room total(Tree pod, List<Tree> limitRanges, String what) {
        Room beside = Room.NONE;
        Room highest = Room.NONE;
        for (Tree init : pod.itemsAt("initContainers")) {
            Room own = room(init, limitRanges, what);
            if (init.textAt("restartPolicy").filter("Always"::equals).isPresent()) {
                beside = beside.plus(own);
                highest = highest.most(beside);
            } else {
                highest = highest.most(beside.plus(own));
            }
        }
        Room running = beside;
        for (Tree container : pod.itemsAt("containers")) {
            running = running.plus(room(container, limitRanges, what));
        }
        return running.most(highest).plus(pod.at("overhead").map(Room::of).orElse(Room.NONE));
    }

    private static Room room(Tree container, List<Tree> limitRanges, String what) {
        return new Room(
                said(container, limitRanges, what, "cpu")
                        .flatMap(Quantity::thousandths)
                        .orElse(0L),
                said(container, limitRanges, what, "memory")
                        .flatMap(Quantity::units)
                        .orElse(0L));
    }

    /** What the container says, else its limit, which is its request too, else what the namespace gives. */
    private static Optional<Tree> said(Tree container, List<Tree> limitRanges, String what, String resource) {
        String given = what.equals("requests") ? "defaultRequest" : "default";
        return container
                .at("resources", what, resource)
                .or(() -> what.equals("requests") ? container.at("resources", "limits", resource) : Optional.empty())
                .or(() -> limitRanges.stream()
                        .flatMap(range -> range.itemsAt("spec", "limits").stream())
                        .filter(limit ->
                                limit.textAt("type").filter("Container"::equals).isPresent())
                        .flatMap(limit -> limit.at(given, resource).stream())
                        .findFirst());
    }

    private static boolean isUnsaid(Tree pod, List<Tree> limitRanges, String amount) {
        List<Tree> all = new ArrayList<>(pod.itemsAt("initContainers"));
        all.addAll(pod.itemsAt("containers"));
        String[] steps = amount.split("\\.", 2);
        return all.stream()
                .anyMatch(container ->
                        said(container, limitRanges, steps[0], steps[1]).isEmpty());
    }
}
