package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.manifest.Manifests;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects of an environment as they are rendered, without what an overlay only says for the cluster, and without kubectl. */
final class RenderedObjects {

    private RenderedObjects() {}

    /** @param base every workload of any environment */
    static List<Tree> of(Plan base, Plan plan) {
        Set<String> leftOut = base.workloads().stream()
                .map(workload -> workload.name())
                .filter(name -> plan.workload(name).isEmpty())
                .collect(Collectors.toSet());
        List<Tree> objects = new ArrayList<>();
        for (Map.Entry<String, String> file :
                Manifests.tree(base, List.of(plan)).files().entrySet()) {
            if (isOfBase(file.getKey())) {
                objects.addAll(documents(file.getKey(), file.getValue()));
            }
        }
        return objects.stream()
                .filter(object -> object.textAt("metadata", "labels", Names.LABEL_NAME)
                        .filter(leftOut::contains)
                        .isEmpty())
                .toList();
    }

    private static boolean isOfBase(String path) {
        return path.startsWith("base/") && path.endsWith(".yaml") && !path.endsWith("kustomization.yaml");
    }

    private static List<Tree> documents(String path, String text) {
        return switch (YamlReader.read(path, text)) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new Failure.BadInput(List.of(broken.problem()));
        };
    }
}
