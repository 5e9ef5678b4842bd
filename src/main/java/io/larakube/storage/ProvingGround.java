package io.larakube.storage;

import io.larakube.manifest.Restricted;
import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A namespace of its own in which a storage class is proven: one volume of it, and on each of some nodes a pod that mounts it.
 *
 * @param nodes names of at least two; each gets a pod
 * @param image any with PHP, as the application's has
 * @param user uid and gid of the application's process
 * @param size of the volume, a Kubernetes quantity
 */
public record ProvingGround(String storageClass, List<String> nodes, String image, int user, String size) {

    private static final String CLAIM = "volume";
    private static final String SCRIPT = "prove.php";
    private static final String FOLDER = "/proven";
    private static final String POD = "on-";

    /** A pod that is forgotten ends by itself, and with it its hold on the volume. */
    private static final int DEADLINE_SECONDS = 900;

    private static final int LONGEST_NAME = 63;

    public ProvingGround {
        nodes = List.copyOf(nodes);
    }

    /** One for each class, so that what an interrupted run left is found by the next one. */
    public String namespace() {
        String name = "larakube-prove-" + storageClass.replace('.', '-');
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 9) + "-" + Integer.toHexString(storageClass.hashCode());
    }

    /** The pod on a node. */
    String pod(String node) {
        return POD + nodes.indexOf(node);
    }

    Tree namespaceObject() {
        return Tree.obj()
                .with("apiVersion", "v1")
                .with("kind", "Namespace")
                .with(
                        "metadata",
                        Tree.obj()
                                .with("name", namespace())
                                .with(
                                        "labels",
                                        Tree.obj()
                                                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                                                .with("pod-security.kubernetes.io/enforce", "restricted")));
    }

    /** Everything in the namespace. */
    List<Tree> objects(String script) {
        List<Tree> objects = new ArrayList<>();
        objects.add(object("v1", "ConfigMap", SCRIPT.replace(".php", ""))
                .with("data", Tree.obj().with(SCRIPT, script)));
        objects.add(claim());
        nodes.forEach(node -> objects.add(pod(node, volumes())));
        return objects;
    }

    private static Tree.Obj object(String apiVersion, String kind, String name) {
        return Tree.obj()
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("metadata", Tree.obj().with("name", name));
    }

    private Tree claim() {
        return object("v1", "PersistentVolumeClaim", CLAIM)
                .with(
                        "spec",
                        Tree.obj()
                                .with("accessModes", Tree.texts(Claim.AccessMode.READ_WRITE_MANY.word()))
                                .with("storageClassName", storageClass)
                                .with(
                                        "resources",
                                        Tree.obj().with("requests", Tree.obj().with("storage", size))));
    }

    private static Tree volumes() {
        return Tree.arr(
                Tree.obj()
                        .with("name", "proven")
                        .with("persistentVolumeClaim", Tree.obj().with("claimName", CLAIM)),
                Tree.obj()
                        .with("name", "script")
                        .with("configMap", Tree.obj().with("name", SCRIPT.replace(".php", ""))));
    }

    private Tree pod(String node, Tree volumes) {
        Tree.Obj spec = Restricted.pod(user, 1)
                .with("restartPolicy", "Never")
                .with("activeDeadlineSeconds", DEADLINE_SECONDS)
                .with("affinity", Tree.obj().with("nodeAffinity", on(node)))
                .with("containers", Tree.arr(container(node)))
                .with("volumes", volumes);
        return object("v1", "Pod", pod(node)).with("spec", spec);
    }

    /** Left to the scheduler, which also sees to a volume that is made for its first pod only. */
    private static Tree on(String node) {
        Tree name =
                Tree.obj().with("key", "metadata.name").with("operator", "In").with("values", Tree.texts(node));
        return Tree.obj()
                .with(
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        Tree.obj().with("nodeSelectorTerms", Tree.arr(Tree.obj().with("matchFields", Tree.arr(name)))));
    }

    private Tree container(String node) {
        List<String> command = new ArrayList<>(List.of("php", "/script/" + SCRIPT, FOLDER, node));
        command.addAll(nodes);
        return Tree.obj()
                .with("name", "prove")
                .with("image", image)
                .with("command", Tree.texts(command))
                .with(
                        "volumeMounts",
                        Tree.arr(
                                Tree.obj().with("name", "proven").with("mountPath", FOLDER),
                                Tree.obj().with("name", "script").with("mountPath", "/script")))
                .and(Restricted.container());
    }
}
