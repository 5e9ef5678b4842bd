package io.larakube.placement;

import io.larakube.plan.VolumeReach;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What pods are put on: the nodes of a cluster and its storage classes.
 *
 * @param taken what pods that are none of the environment's take of each node
 * @param classes StorageClass objects
 */
public record Ground(List<Machine> nodes, Map<String, Room> taken, List<Tree> classes) {

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    /** So many nodes that take every pod. */
    public static Ground nodes(int number) {
        return new Ground(
                IntStream.rangeClosed(1, number)
                        .mapToObj(node -> Machine.boundless("node-" + node))
                        .toList(),
                Map.of(),
                List.of());
    }

    /**
     * A cluster as {@code kubectl get nodes,csinodes,storageclasses -o yaml} shows it; other pods that are among the objects take room.
     *
     * @param objects of any kind; a List counts as what is in it
     */
    public static Ground of(List<Tree> objects) {
        Map<String, Tree> drivers = new LinkedHashMap<>();
        all(objects, "CSINode").forEach(one -> drivers.put(name(one), one));
        List<Machine> nodes = all(objects, "Node").stream()
                .map(node -> Machine.of(node, drivers.getOrDefault(name(node), Tree.obj())))
                .toList();
        return new Ground(nodes, taken(all(objects, "Pod")), all(objects, "StorageClass"));
    }

    /**
     * The nodes of a cluster that say nothing of volumes.
     *
     * @param others the pods that are none of the environment's
     */
    public static Ground of(List<Tree> nodes, List<Tree> others) {
        return new Ground(nodes.stream().map(Machine::of).toList(), taken(others), List.of());
    }

    private static Map<String, Room> taken(List<Tree> pods) {
        Map<String, Room> taken = new LinkedHashMap<>();
        for (Tree pod : pods) {
            Tree spec = pod.at("spec").orElse(Tree.obj());
            Room room = Demand.of(spec, List.of()).requests();
            taken.merge(spec.textAt("nodeName").orElse(""), room, Room::plus);
        }
        return taken;
    }

    private static List<Tree> all(List<Tree> objects, String kind) {
        return objects.stream()
                .flatMap(object ->
                        object.itemsAt("items").isEmpty() ? Stream.of(object) : object.itemsAt("items").stream())
                .filter(object -> object.textAt("kind").filter(kind::equals).isPresent())
                .toList();
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }

    /** Its first nodes alone. */
    public Ground first(int number) {
        return new Ground(nodes.subList(0, number), taken, classes);
    }

    /** What is left on a node for pods of the environment. */
    public Room room(Machine node) {
        return node.allocatable().minus(taken.getOrDefault(node.name(), Room.NONE));
    }

    /** Who makes and attaches the volume of a claim; empty when nobody knows its class. */
    public Optional<String> driver(Tree claim) {
        Optional<String> named = claim.textAt("spec", "storageClassName");
        return classes.stream()
                .filter(one -> named.map(name -> name.equals(name(one))).orElseGet(() -> isDefault(one)))
                .findFirst()
                .flatMap(one -> one.textAt("provisioner"));
    }

    private static boolean isDefault(Tree storageClass) {
        return storageClass
                .textAt("metadata", "annotations", DEFAULT)
                .filter("true"::equals)
                .isPresent();
    }

    /** Which nodes can mount the volume of a claim. */
    public VolumeReach reach(Tree claim) {
        return driver(claim).map(VolumeReach::of).orElse(VolumeReach.UNKNOWN);
    }
}
