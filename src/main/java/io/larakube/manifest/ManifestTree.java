package io.larakube.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a project's kustomize base and overlays.
 *
 * @param files texts by path below {@code .infrastructure/k8s/}, in the order in which a reader meets them
 */
public record ManifestTree(Map<String, String> files) {
    public ManifestTree {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
}
