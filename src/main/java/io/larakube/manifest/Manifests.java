package io.larakube.manifest;

import io.larakube.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders plans as kustomize files that {@code kubectl apply -k} takes as they are. */
public final class Manifests {

    private Manifests() {}

    /**
     * The base, and an overlay for each environment that says only in what it differs.
     *
     * @param base every workload of any environment, with the defaults of all that an environment may choose
     * @param environments plans whose workloads are all in the base
     */
    public static ManifestTree tree(Plan base, List<Plan> environments) {
        List<Part> parts = Parts.of(base, base);
        Map<String, String> files = new LinkedHashMap<>(Base.files(parts));
        for (Plan environment : environments) {
            files.putAll(Overlay.files(environment, parts, Parts.of(base, environment)));
        }
        return new ManifestTree(files);
    }
}
