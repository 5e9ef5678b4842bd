package io.larakube.rollout;

import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order in which the objects of a release are applied. Services go before Deployments, so that the gate asks for the new
 * release before the first new worker can ask it; workers go last, after the gate is seen to be closed.
 *
 * @param namespaces what all others live in
 * @param surroundings configuration, claims, Services and all that is no workload
 * @param leaders the engines and the web pod
 * @param workers everything that waits for the web pod
 */
public record Stages(List<Tree> namespaces, List<Tree> surroundings, List<Tree> leaders, List<Tree> workers) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

    public static Stages of(List<Tree> objects) {
        Stages stages = new Stages(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        objects.forEach(object -> stages.stageOf(object).add(object));
        return stages;
    }

    static boolean isWorkload(Tree object) {
        return object.textAt("kind").filter(WORKLOADS::contains).isPresent();
    }

    private List<Tree> stageOf(Tree object) {
        if (object.textAt("kind").filter("Namespace"::equals).isPresent()) {
            return namespaces;
        }
        if (!isWorkload(object)) {
            return surroundings;
        }
        boolean engine = object.textAt("metadata", "labels", Names.LABEL_COMPONENT)
                .filter(Names.COMPONENT_ENGINE::equals)
                .isPresent();
        boolean web = object.textAt("metadata", "name")
                .filter(Component.WEB.workload()::equals)
                .isPresent();
        return engine || web ? leaders : workers;
    }
}
