package io.larakube.rehearsal;

import io.larakube.placement.Demand;
import io.larakube.placement.Ground;
import io.larakube.placement.Machine;
import io.larakube.placement.Neighbours;
import io.larakube.placement.Newcomer;
import io.larakube.placement.Objection;
import io.larakube.placement.Occupancy;
import io.larakube.placement.Room;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which node takes which pod, worked out as far as it does not change. Pods of one workload and one template are of one kind; pods that
 * leave, and those of lost nodes, take room until they are gone.
 */
final class Scheduler {

    private final Model model;
    private final List<Machine> nodes;
    private final List<Newcomer> kinds = new ArrayList<>();
    private final Room[] demands;
    private final Room[] room;
    private final boolean[][] takes;
    private final Neighbours neighbours;
    private final boolean isTight;
    private final boolean limitsVolumes;
    private final boolean isFree;

    Scheduler(Model model, Ground ground) {
        this.model = model;
        this.nodes = ground.nodes();
        for (Controller controller : model.controllers()) {
            kinds.add(controller.template(false).pod());
            kinds.add(controller.next().pod());
        }
        this.demands = kinds.stream()
                .map(kind -> Demand.of(kind.spec(), List.of()).requests())
                .toArray(Room[]::new);
        this.room = nodes.stream().map(ground::room).toArray(Room[]::new);
        this.takes = new boolean[kinds.size()][nodes.size()];
        for (int kind = 0; kind < takes.length; kind++) {
            for (int node = 0; node < nodes.size(); node++) {
                takes[kind][node] =
                        nodes.get(node).objection(kinds.get(kind).spec()).isEmpty();
            }
        }
        this.neighbours = new Neighbours(nodes, kinds);
        this.isTight = isTight();
        this.limitsVolumes = nodes.stream().anyMatch(node -> !node.mostVolumes().isEmpty());
        this.isFree = takesAll();
    }

    /** Whether some node would have too little room for everything at once. */
    private boolean isTight() {
        Room all = Room.NONE;
        for (int slot = 0; slot < model.slots(); slot++) {
            int kind = 2 * model.owner(slot);
            all = all.plus(demands[kind].most(demands[kind + 1]));
        }
        for (int node = 0; node < room.length; node++) {
            if (!room[node].holds(all) || nodes.get(node).mostPods() < model.slots()) {
                return true;
            }
        }
        return false;
    }

    /** Whether every node takes every pod, whatever else is on it. */
    boolean isFree() {
        return isFree;
    }

    private boolean takesAll() {
        for (boolean[] of : takes) {
            for (boolean one : of) {
                if (!one) {
                    return false;
                }
            }
        }
        return !isTight && !limitsVolumes && neighbours.areFree();
    }

    /** Whether a node that answers takes the pod at a place. */
    boolean fits(World world, int slot, int node) {
        if (isFree) {
            return hasVolumes(world, slot, node);
        }
        int kind = kind(slot, world.at(model.podCell(slot)));
        return takes[kind][node]
                && hasVolumes(world, slot, node)
                && (!isTight || hasRoom(world, kind, node))
                && (!limitsVolumes || canAttach(world, slot, node))
                && (neighbours.areFree()
                        || neighbours.objection(kind, node, new Crowd(world)).isEmpty());
    }

    /** A volume of one node takes its pods to that node; made where the first pod goes (WaitForFirstConsumer). */
    private boolean hasVolumes(World world, int slot, int node) {
        for (int claim : model.template(slot, world.at(model.podCell(slot))).claims()) {
            int bound = (world.at(model.claimCell(claim)) >> Model.claimShift(claim)) & 15;
            if (bound != 0 && bound != node + 1 && model.isPinned(claim)) {
                return false;
            }
        }
        return true;
    }

    private int kind(int slot, int pod) {
        return 2 * model.owner(slot) + (Pod.isNext(pod) ? 1 : 0);
    }

    private static boolean isOn(int pod, int node) {
        return Pod.condition(pod) > Pod.PENDING && Pod.node(pod) == node;
    }

    private boolean hasRoom(World world, int kind, int node) {
        return pods(world, node) < nodes.get(node).mostPods() && room[node].holds(taken(world, kind, node));
    }

    /** What the pods of a node ask for, with another one of a kind. */
    private Room taken(World world, int kind, int node) {
        Room taken = demands[kind];
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = world.at(model.podCell(slot));
            if (isOn(pod, node)) {
                taken = taken.plus(demands[kind(slot, pod)]);
            }
        }
        return taken;
    }

    private int pods(World world, int node) {
        int pods = 0;
        for (int slot = 0; slot < model.slots(); slot++) {
            pods += isOn(world.at(model.podCell(slot)), node) ? 1 : 0;
        }
        return pods;
    }

    /** The limit of a driver counts volumes, and not the pods that mount them. */
    private boolean canAttach(World world, int slot, int node) {
        BitSet attached = new BitSet();
        for (int other = 0; other < model.slots(); other++) {
            int pod = world.at(model.podCell(other));
            if (other == slot || isOn(pod, node)) {
                model.template(other, pod).claims().forEach(attached::set);
            }
        }
        return nodes.get(node).mostVolumes().entrySet().stream()
                .allMatch(limit -> attached.stream()
                                .filter(claim -> isOf(claim, limit.getKey()))
                                .count()
                        <= limit.getValue());
    }

    private boolean isOf(int claim, String driver) {
        return model.volume(claim).driver().filter(driver::equals).isPresent();
    }

    /** Who is where in a world. */
    private final class Crowd implements Occupancy {
        private final World world;

        Crowd(World world) {
            this.world = world;
        }

        @Override
        public int pods(int kind, int node) {
            return count(kind, node, true);
        }

        @Override
        public int staying(int kind, int node) {
            return count(kind, node, false);
        }

        private int count(int kind, int node, boolean leavingToo) {
            Controller controller = model.controller(kind / 2);
            int count = 0;
            for (int slot = controller.firstSlot(); slot < controller.endSlot(); slot++) {
                int pod = world.at(model.podCell(slot));
                boolean counts = isOn(pod, node) && (leavingToo || !Pod.isLeaving(pod));
                count += counts && kind(slot, pod) == kind ? 1 : 0;
            }
            return count;
        }
    }

    /** What kube-scheduler says of a pod that no node takes; empty when one does. */
    Optional<String> refusal(World world, int slot) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (int node = 0; node < nodes.size(); node++) {
            Optional<String> reason = reason(world, slot, node);
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            reasons.merge(reason.get(), 1, Integer::sum);
        }
        return Optional.of("0/" + nodes.size() + " nodes are available: "
                + reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private Optional<String> reason(World world, int slot, int node) {
        int kind = kind(slot, world.at(model.podCell(slot)));
        if (Nodes.state(world.at(Model.DOWN), node) != 0) {
            return Optional.of("node(s) had untolerated taint {node.kubernetes.io/unreachable: }");
        }
        return nodes.get(node)
                .objection(kinds.get(kind).spec())
                .map(Objection::ofScheduler)
                .or(() -> isTight ? lack(world, kind, node) : Optional.empty())
                .or(() -> limitsVolumes && !canAttach(world, slot, node)
                        ? Optional.of("node(s) exceed max volume count")
                        : Optional.empty())
                .or(() -> hasVolumes(world, slot, node)
                        ? Optional.empty()
                        : Optional.of("node(s) didn't match PersistentVolume's node affinity"))
                .or(() -> neighbours.objection(kind, node, new Crowd(world)).map(Objection::ofScheduler));
    }

    private Optional<String> lack(World world, int kind, int node) {
        Room taken = taken(world, kind, node);
        if (pods(world, node) + 1 > nodes.get(node).mostPods()) {
            return Optional.of("Too many pods");
        }
        if (taken.cpu() > room[node].cpu()) {
            return Optional.of("Insufficient cpu");
        }
        return taken.memory() > room[node].memory() ? Optional.of("Insufficient memory") : Optional.empty();
    }
}
