package io.larakube.cluster;

import io.larakube.tree.Tree;

/** How far a pod is as a whole. */
public final class Phase {

    static final String SUCCEEDED = "Succeeded";

    private Phase() {}

    /** Whether all of its containers have ended for good. */
    public static boolean isOver(Tree pod) {
        return of(pod).equals(SUCCEEDED) || of(pod).equals("Failed");
    }

    static String of(Tree pod) {
        return pod.textAt("status", "phase").orElse("");
    }
}
