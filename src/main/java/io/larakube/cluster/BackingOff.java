package io.larakube.cluster;

import io.larakube.plan.Names;
import io.larakube.plan.Release;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pods of a release that failed before and that their node starts again after a pause only, of up to five minutes. Whoever starts a
 * release again has mended something, and wants to know now whether it helped.
 */
public final class BackingOff {

    private final Api api;
    private final String namespace;
    private final List<String> pods;

    private BackingOff(Api api, String namespace, List<String> pods) {
        this.api = api;
        this.namespace = namespace;
        this.pods = pods;
    }

    /** Finds them; an engine's pod is none of them. */
    public static BackingOff of(Api api, String namespace, Release release) {
        String selector = Names.LABEL_RELEASE + "=" + release.id();
        List<String> pods = api.list(Kind.POD, namespace, selector).stream()
                .filter(BackingOff::backsOff)
                .map(pod -> pod.textAt("metadata", "name").orElseThrow())
                .toList();
        return new BackingOff(api, namespace, pods);
    }

    private static boolean backsOff(Tree pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> pod.itemsAt("status", statuses).stream())
                .flatMap(status -> status.textAt("state", "waiting", "reason").stream())
                .anyMatch(reason -> reason.endsWith("BackOff"));
    }

    /** Deletes them; what they belong to makes new ones. */
    public void startAgain() {
        pods.forEach(pod -> api.delete(Kind.POD, namespace, pod));
    }
}
