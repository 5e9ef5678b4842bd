package io.larakube.startup;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the scheduler says about a pod that it cannot place:
 * {@code 0/2 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint {a: b}. preemption: …}
 */
final class SchedulerText {

    private SchedulerText() {}

    private static final Pattern NODES = Pattern.compile("(?s)\\d+/\\d+ nodes are available: (.*?)(\\. .*|\\.?)");
    private static final Pattern REASON = Pattern.compile("(\\d+) (.*)");

    /** Its words, and ours for a number of nodes. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Insufficient cpu", "not enough CPU is left"),
            Map.entry("Insufficient memory", "not enough memory is left"),
            Map.entry("Insufficient ephemeral-storage", "not enough disk is left"),
            Map.entry("Too many pods", "no room for more pods"),
            Map.entry("node(s) didn't match Pod's node affinity/selector", "not a node that it may run on"),
            Map.entry("node(s) had volume node affinity conflict", "its volume is on another node"),
            Map.entry("node(s) didn't match PersistentVolume's node affinity", "its volume is on another node"),
            Map.entry("node(s) didn't find available persistent volumes to bind", "no volume for its claim"),
            Map.entry("node(s) didn't have free ports for the requested pod ports", "its host port is taken"),
            Map.entry("node(s) didn't match pod affinity rules", "not beside the pods that it must be with"),
            Map.entry("node(s) didn't match pod anti-affinity rules", "beside pods that it must not be with"),
            Map.entry("node(s) didn't match pod topology spread constraints", "its pods would not be spread"),
            Map.entry("node(s) exceed max volume count", "no more volumes can be attached"),
            Map.entry("node(s) were unschedulable", "cordoned"));

    /** One phrase for each reason: {@code not enough memory is left (2 nodes)}. */
    static List<String> reasons(String message) {
        Matcher nodes = NODES.matcher(message);
        if (!nodes.matches()) {
            return List.of(message);
        }
        return Stream.of(nodes.group(1).split(", (?=\\d)"))
                .map(SchedulerText::phrase)
                .toList();
    }

    private static String phrase(String reason) {
        Matcher counted = REASON.matcher(reason);
        if (!counted.matches()) {
            return reason;
        }
        String count = counted.group(1).equals("1") ? "1 node" : counted.group(1) + " nodes";
        return WORDS.getOrDefault(counted.group(2), counted.group(2)) + " (" + count + ")";
    }
}
