package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Manifests that are as small as they can be. */
final class Small {

    private Small() {}

    /** A Deployment of the image, with a strategy in YAML's flow style. */
    static String deployment(String name, int replicas, String strategy, String pod) {
        return """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s}
            spec:
              replicas: %d
              strategy: %s
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec: %s
            """.formatted(name, replicas, strategy, name, name, pod);
    }

    static String service(String name, int port, String more) {
        return """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: %s}
            spec: {selector: {app: %s}, ports: [{port: %d}]%s}
            """.formatted(name, name, port, more);
    }

    static String claim(String name, String mode) {
        return """
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: %s}
            spec: {accessModes: [%s]}
            """.formatted(name, mode);
    }

    static String server(String image) {
        return "{containers: [{name: server, image: '" + image + "'}]}";
    }

    /** A server that starts when a host answers at a port. */
    static String waiting(String image, String ask) {
        return "{initContainers: [{name: wait, image: busybox, command: [sh, -c, '" + ask
                + "']}], containers: [{name: server, image: '" + image + "'}]}";
    }

    /** A server, and eleven others that start when it answers. */
    static Scenario twelve() {
        List<String> parts = new ArrayList<>();
        parts.add(deployment("first", 1, "{}", server("first:1")));
        parts.add(service("first", 80, ""));
        for (int worker = 2; worker <= 12; worker++) {
            String ask = "until nc -z first 80; do sleep 1; done";
            parts.add(deployment("worker-" + worker, 1, "{}", waiting("worker:1", ask)));
        }
        return Scenario.applied(objects(parts.toArray(String[]::new)));
    }

    static List<Tree> objects(String... parts) {
        return Yaml.objects(String.join("", parts));
    }

    static Walk start(String... parts) {
        return Walk.through(ModelReader.read(Scenario.applied(objects(parts))));
    }

    static Walk update(List<Tree> former, List<Tree> next) {
        return Walk.through(ModelReader.read(Scenario.applied(next).updating(former)));
    }
}
