package io.larakube.foresight;

import java.util.List;

/**
 * Pods that would stay Pending, or would not even be made.
 *
 * @param pods how many of the workload
 * @param why one line for each node, or the quota that refuses them
 * @param then what that means for who uses the application
 */
public record Shortage(String workload, long pods, List<String> why, String then) {
    public Shortage {
        why = List.copyOf(why);
    }
}
