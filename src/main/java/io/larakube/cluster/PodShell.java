package io.larakube.cluster;

import io.larakube.process.Invocation;
import io.larakube.startup.Condition;
import java.util.List;

/**
 * What runs a program in a container that runs.
 *
 * @param context the kubeconfig's name for the cluster
 */
public record PodShell(String context, String namespace, String container) {

    /** The pods that a label selector picks, that are ready and that stay, by name. */
    public List<String> pods(Api api, String selector) {
        return api.list(Kind.POD, namespace, selector).stream()
                .filter(pod -> pod.at("metadata", "deletionTimestamp").isEmpty())
                .filter(pod -> Condition.holds(pod, Condition.READY))
                .flatMap(pod -> pod.textAt("metadata", "name").stream())
                .toList();
    }

    /** The program with its arguments in a pod, through kubectl. */
    public Invocation in(String pod, List<String> words) {
        return Invocation.of("kubectl", "--context", context, "-n", namespace, "exec", pod, "-c", container, "--")
                .and(words.toArray(String[]::new));
    }
}
