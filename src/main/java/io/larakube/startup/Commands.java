package io.larakube.startup;

import java.util.List;
import java.util.Optional;

/**
 * The commands that help with a workload, written out for its environment.
 *
 * @param context the kubeconfig's name for the cluster, which the commands for kubectl then name
 * @param isEngine whether the workload is an engine's server and not a process of the application
 * @param pod the pod in question; empty when it has none
 * @param formerImage what the leader ran before this release, when that is known
 */
public record Commands(
        String environment,
        String namespace,
        Optional<String> context,
        String workload,
        boolean isEngine,
        Optional<String> pod,
        Optional<String> formerImage) {

    String up() {
        return "larakube up " + environment;
    }

    /** Going back to the image that ran before. */
    List<String> upAsBefore() {
        return isEngine
                ? List.of()
                : formerImage.map(image -> up() + " --image " + image).stream().toList();
    }

    /** The key of the blueprint that says something about this environment. */
    String key(String name) {
        return "environments." + environment + "." + name + " in .larakube.json";
    }

    /** The workload as kubectl calls it. */
    String object() {
        return (isEngine ? "statefulset/" : "deploy/") + workload;
    }

    String status() {
        return "larakube status " + environment;
    }

    String logs(String container) {
        return kubectl("logs", pod.orElse("deploy/" + workload) + " -c " + container);
    }

    String formerLogs(String container) {
        return logs(container) + " --previous";
    }

    String describe() {
        return pod.map(name -> kubectl("describe pod", name)).orElse(kubectl("get events"));
    }

    String kubectl(String verb, String rest) {
        return kubectl(verb) + " " + rest;
    }

    /** About what is in no namespace, such as nodes. */
    String kubectlEverywhere(String rest) {
        return "kubectl" + context.map(name -> " --context " + name).orElse("") + " " + rest;
    }

    private String kubectl(String verb) {
        return kubectlEverywhere(verb + " -n " + namespace);
    }
}
