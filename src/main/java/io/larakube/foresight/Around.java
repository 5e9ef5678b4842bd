package io.larakube.foresight;

import io.larakube.placement.Machine;
import io.larakube.placement.Neighbours;
import io.larakube.placement.Newcomer;
import io.larakube.placement.Objection;
import io.larakube.placement.Occupancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pods that are on the nodes, as one that looks for a node sees them: whom it must be beside, and whom not. */
final class Around {

    private final List<Machine> machines;
    private final List<Newcomer> kinds = new ArrayList<>();
    private final Neighbours neighbours;
    private final int[][] pods;
    private final int[][] staying;

    Around(List<Machine> machines, List<Fleet.Placed> placed, Newcomer newcomer) {
        this.machines = machines;
        kinds.add(newcomer);
        placed.stream()
                .map(Fleet.Placed::kind)
                .distinct()
                .filter(kind -> !kind.equals(newcomer))
                .forEach(kinds::add);
        this.neighbours = new Neighbours(machines, kinds);
        this.pods = new int[kinds.size()][machines.size()];
        this.staying = new int[kinds.size()][machines.size()];
        placed.forEach(this::count);
    }

    private void count(Fleet.Placed pod) {
        int kind = kinds.indexOf(pod.kind());
        for (int node = 0; node < machines.size(); node++) {
            if (machines.get(node).name().equals(pod.node())) {
                pods[kind][node]++;
                staying[kind][node] += pod.isLeaving() ? 0 : 1;
            }
        }
    }

    /** Why the pod cannot be on a node for who is around it. */
    Optional<Objection> objection(Machine machine) {
        return neighbours.objection(0, machines.indexOf(machine), new Occupancy() {
            @Override
            public int pods(int kind, int node) {
                return pods[kind][node];
            }

            @Override
            public int staying(int kind, int node) {
                return staying[kind][node];
            }
        });
    }
}
