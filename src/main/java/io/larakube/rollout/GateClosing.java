package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Release;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees to it that the gate of the workers no longer leads to a web pod of another release. A Service follows its new selector with
 * a delay; a worker that were made in between could be let in by a pod that is about to leave.
 */
final class GateClosing {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Api api;
    private final String namespace;
    private final Release release;
    private final String service;

    /** For the Service that the gate asks. */
    GateClosing(Api api, String namespace, Release release, String service) {
        this.service = service;
        this.api = api;
        this.namespace = namespace;
        this.release = release;
    }

    /** Waits until it is so; gives up after the patience, because a cluster without the controller would wait for ever. */
    boolean await(Duration patience) throws InterruptedException {
        Instant giveUp = Instant.now().plus(patience);
        while (leadsElsewhere()) {
            if (Instant.now().isAfter(giveUp)) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    private boolean leadsElsewhere() {
        Set<String> endpoints =
                api.list(Kind.ENDPOINT_SLICE, namespace, "kubernetes.io/service-name=" + service).stream()
                        .flatMap(slice -> slice.itemsAt("endpoints").stream())
                        .flatMap(endpoint -> endpoint.textAt("targetRef", "name").stream())
                        .collect(Collectors.toSet());
        return !endpoints.isEmpty() && !ownWebPods().containsAll(endpoints);
    }

    private Set<String> ownWebPods() {
        String selector =
                Names.LABEL_NAME + "=" + Component.WEB.workload() + "," + Names.LABEL_RELEASE + "=" + release.id();
        return api.list(Kind.POD, namespace, selector).stream()
                .map((Tree pod) -> pod.textAt("metadata", "name").orElse(""))
                .collect(Collectors.toSet());
    }
}
