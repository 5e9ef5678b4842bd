package io.larakube.manifest;

import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pod of the application's own image that does one thing and ends: it proves places for state, copies files, or moves jobs. It has
 * caches of its own, so that no configuration that a release has cached hides the variables.
 *
 * @param image the reference of a release that the cluster runs
 * @param words the part of the script to run, and its arguments
 * @param variables what is different from the configuration that the cluster has
 * @param storage the files that it sees
 */
public record Errand(String image, List<String> words, Map<String, String> variables, StorageMode storage) {

    private static final String SCRIPT = "externalize.php";
    private static final String VOLUME = "errand";
    private static final String FOLDER = "/errand";
    private static final int GRACE_SECONDS = 5;

    /** The ConfigMap of the script. It carries no {@code managed-by} label, so pruning does not see it. */
    public static Tree script(Plan plan) {
        return object("ConfigMap", Names.ERRAND, plan)
                .with("data", Tree.obj().with(SCRIPT, Scripts.text("errands/" + SCRIPT)));
    }

    /** The pod, for the namespace of an environment. */
    public Tree pod(Plan plan) {
        ApplicationVolume volume = new ApplicationVolume(storage);
        GateContainers gates = new GateContainers(volume, false);
        Tree.Arr volumes =
                Tree.arr(volume.volume(), gates.scripts(), PodFields.configMapVolume(VOLUME, Names.ERRAND, Tree.obj()));
        Tree.Obj spec = Restricted.pod(plan.image().user(), GRACE_SECONDS)
                .with("restartPolicy", "Never")
                .with("affinity", besideTheApplication())
                .with("initContainers", Tree.arr(gates.folders(Names.ERRAND)))
                .with("containers", Tree.arr(container(volume)))
                .with("volumes", volumes);
        return object("Pod", Names.ERRAND, plan)
                .with("spec", spec.withUnlessEmpty("imagePullSecrets", pullSecrets(plan)));
    }

    private Tree.Obj container(ApplicationVolume volume) {
        List<String> command = new ArrayList<>(List.of("php", FOLDER + "/" + SCRIPT));
        command.addAll(words);
        Tree.Arr environment = Tree.arr(PodFields.variable(Names.RELEASE_VARIABLE, Names.ERRAND));
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            environment = environment.with(PodFields.variable(variable.getKey(), variable.getValue()));
        }
        return PodFields.container(Names.CONTAINER, image)
                .with("command", Tree.texts(command))
                .with("envFrom", Configuration.all())
                .with("env", environment)
                .with("resources", PodFields.resources(Component.QUEUE.resources()))
                .with(
                        "volumeMounts",
                        volume.mounts().with(PodFields.mount(VOLUME, FOLDER).with("readOnly", true)))
                .and(Restricted.container());
    }

    /** A disk of the network is attached to one node at a time. */
    static Tree.Obj besideTheApplication() {
        Tree.Obj selector = Tree.obj().with("matchLabels", ApiObjects.selector(Component.WEB.workload()));
        Tree.Obj term = Tree.obj().with("labelSelector", selector).with("topologyKey", "kubernetes.io/hostname");
        return Tree.obj()
                .with(
                        "podAffinity",
                        Tree.obj()
                                .with(
                                        "preferredDuringSchedulingIgnoredDuringExecution",
                                        Tree.arr(Tree.obj().with("weight", 100).with("podAffinityTerm", term))));
    }

    static Tree.Arr pullSecrets(Plan plan) {
        return Tree.arr(plan.pullSecret().stream()
                .map(name -> Tree.obj().with("name", name))
                .toList());
    }

    static Tree.Obj object(String kind, String name, Plan plan) {
        Tree.Obj labels = ApiObjects.labels(name, Names.COMPONENT_APPLICATION)
                .with(Names.LABEL_PART_OF, plan.project())
                .with(Names.LABEL_ENVIRONMENT, plan.environment());
        return ApiObjects.object("v1", kind, name, labels);
    }
}
