package io.larakube.rehearsal;

import java.util.Arrays;
import java.util.BitSet;

/** From which worlds one can come to which, by what happens of itself; faults are no way out. */
final class Ways {

    private int[] from = new int[1 << 16];
    private int[] to = new int[1 << 16];
    private int size;

    void add(int source, int target) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = source;
        to[size++] = target;
    }

    /** The worlds from which one of the goals can be reached. */
    BitSet leadingTo(BitSet goals, int worlds) {
        int[] starts = new int[worlds + 1];
        for (int way = 0; way < size; way++) {
            starts[to[way] + 1]++;
        }
        for (int world = 0; world < worlds; world++) {
            starts[world + 1] += starts[world];
        }
        int[] sources = new int[size];
        int[] next = starts.clone();
        for (int way = 0; way < size; way++) {
            sources[next[to[way]]++] = from[way];
        }
        return spread(goals, worlds, starts, sources);
    }

    private static BitSet spread(BitSet goals, int worlds, int[] starts, int[] sources) {
        BitSet reached = (BitSet) goals.clone();
        int[] open = new int[worlds];
        int count = 0;
        for (int goal = goals.nextSetBit(0); goal >= 0; goal = goals.nextSetBit(goal + 1)) {
            open[count++] = goal;
        }
        while (count > 0) {
            int world = open[--count];
            for (int index = starts[world]; index < starts[world + 1]; index++) {
                if (!reached.get(sources[index])) {
                    reached.set(sources[index]);
                    open[count++] = sources[index];
                }
            }
        }
        return reached;
    }
}
