package io.larakube.foresight;

import io.larakube.placement.Demand;
import io.larakube.placement.Machine;
import io.larakube.placement.Newcomer;
import io.larakube.placement.Objection;
import io.larakube.placement.Quantity;
import io.larakube.placement.Room;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes with the room that they have left, and which pods of the environment are where. */
final class Fleet {

    private final List<Machine> machines;
    private final Disks disks;
    private final Map<String, Room> free = new LinkedHashMap<>();
    private final Map<String, Long> places = new LinkedHashMap<>();
    private final List<Placed> pods = new ArrayList<>();

    /**
     * A pod on its node.
     *
     * @param node empty for one that has none yet
     * @param workload empty for a pod of somebody else
     * @param isLeaving whether it was told to
     */
    record Placed(String node, String workload, Demand demand, List<String> claims, Newcomer kind, boolean isLeaving) {}

    /** A pod that looks for a node. */
    record Wanted(String workload, Newcomer kind, Demand demand, List<String> claims) {}

    /** Whether a pod of the cluster is counted on its node. */
    static boolean takesRoom(Tree pod) {
        String phase = pod.textAt("status", "phase").orElse("");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    Fleet(List<Tree> nodes, Disks disks) {
        this.machines = nodes.stream().map(Machine::of).toList();
        this.disks = disks;
        for (Machine machine : machines) {
            free.put(machine.name(), machine.allocatable());
            places.put(machine.name(), machine.mostPods());
        }
    }

    int size() {
        return machines.size();
    }

    /** What is left on all nodes that take ordinary pods. */
    Room free() {
        return machines.stream()
                .filter(machine -> machine.objection(Tree.obj()).isEmpty())
                .map(machine -> room(machine).most(Room.NONE))
                .reduce(Room.NONE, Room::plus);
    }

    List<Placed> of(String workload) {
        return pods.stream().filter(pod -> pod.workload().equals(workload)).toList();
    }

    void add(Placed pod) {
        pods.add(pod);
        count(pod, pod.demand().requests(), 1);
    }

    void remove(Placed pod) {
        pods.remove(pod);
        count(pod, Room.NONE.minus(pod.demand().requests()), -1);
    }

    private void count(Placed pod, Room taken, long by) {
        free.computeIfPresent(pod.node(), (node, room) -> room.minus(taken));
        places.computeIfPresent(pod.node(), (node, left) -> left - by);
    }

    /** Puts a pod on the node with the most memory left, of those that take it; false when none does. */
    boolean place(Wanted pod) {
        Around around = new Around(machines, pods, pod.kind());
        Optional<Machine> machine = machines.stream()
                .filter(one -> objection(one, pod, around).isEmpty())
                .max(Comparator.comparingLong(one -> room(one).memory()));
        machine.ifPresent(
                found -> add(new Placed(found.name(), pod.workload(), pod.demand(), pod.claims(), pod.kind(), false)));
        return machine.isPresent();
    }

    /** Why no node takes it, a line for each. */
    List<String> objections(Wanted pod) {
        Around around = new Around(machines, pods, pod.kind());
        return machines.stream()
                .map(machine ->
                        machine.name() + " " + objection(machine, pod, around).orElse("takes it"))
                .toList();
    }

    private Optional<String> objection(Machine machine, Wanted pod, Around around) {
        Room room = room(machine);
        Room needed = pod.demand().requests();
        return machine.objection(pod.kind().spec())
                .map(Objection::words)
                .or(() -> pod.claims().stream()
                        .flatMap(claim -> disks.objection(claim, machine, pods).stream())
                        .findFirst())
                .or(() ->
                        lack(room.cpu() < needed.cpu(), Quantity.cpu(room.cpu()) + " CPU", Quantity.cpu(needed.cpu())))
                .or(() -> lack(
                        room.memory() < needed.memory(),
                        Quantity.memory(room.memory()) + " memory",
                        Quantity.memory(needed.memory())))
                .or(() -> places.getOrDefault(machine.name(), 0L) < 1
                        ? Optional.of("has as many pods as it takes")
                        : Optional.empty())
                .or(() -> around.objection(machine).map(Objection::words));
    }

    private static Optional<String> lack(boolean lacks, String has, String needs) {
        return lacks ? Optional.of("has " + has + " left, a pod asks for " + needs) : Optional.empty();
    }

    private Room room(Machine machine) {
        return free.getOrDefault(machine.name(), Room.NONE);
    }
}
