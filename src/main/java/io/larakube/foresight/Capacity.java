package io.larakube.foresight;

import io.larakube.placement.Room;
import java.util.List;

/**
 * What the environment asks nodes and quotas for.
 *
 * @param isKnown whether nodes and their pods could be looked at
 * @param now what its pods request now
 * @param most what they request at the highest point of the update
 * @param after what they request when it is over
 * @param free what all nodes together have left now
 * @param shortages what would stay Pending, in the order of the start
 */
public record Capacity(
        boolean isKnown,
        Room now,
        Room most,
        Room after,
        Room free,
        int nodes,
        List<Shortage> shortages,
        List<Quotas.Used> quotas,
        List<String> remarks) {
    public Capacity {
        shortages = List.copyOf(shortages);
        quotas = List.copyOf(quotas);
        remarks = List.copyOf(remarks);
    }
}
