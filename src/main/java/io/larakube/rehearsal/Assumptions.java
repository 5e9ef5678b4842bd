package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.List;

/** What an exploration takes for granted, in words. */
final class Assumptions {

    private Assumptions() {}

    static List<String> of(Model model) {
        List<String> assumed = new ArrayList<>();
        assumed.add("deadlines of gates, probes and rollouts are longer than what they wait for; rehearse without"
                + " --explore plays them");
        assumed.add("a node's rules for connections follow the endpoints of a Service before a pod made later asks it");
        assumed.add("every release has migrations of its own, and a newer schema serves older code");
        assumed.add("a process that migrates goes on when its pod is told to stop, until its grace period is over");
        assumed.add("hosts outside the manifests answer"
                + (model.scheduler().isFree() ? "; nodes have room for every pod" : ""));
        assumed.add(
                "a volume of one node belongs to the node of the first pod that mounts it, unless its storage class is"
                        + " known to attach it anew");
        assumed.add("a node that is lost or cut off comes back, and gets no new pod meanwhile");
        assumed.add("two worlds with the same fingerprint of 64 bits are the same");
        assumed.addAll(model.remarks());
        return List.copyOf(assumed);
    }
}
