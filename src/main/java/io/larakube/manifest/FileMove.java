package io.larakube.manifest;

import io.larakube.plan.Claim;
import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;

/**
 * A pod that makes the files of one claim those of another one.
 *
 * @param image the reference of a release that the cluster runs
 * @param from mounted read-only
 * @param there what becomes of what the other claim has already
 */
public record FileMove(String image, String from, String to, There there) {

    public enum There {
        /** It goes: afterwards both claims hold the same. */
        REPLACED("replace"),
        /** It stays, and of a file that both have, the newer one does. */
        KEPT("keep");

        private final String word;

        There(String word) {
            this.word = word;
        }
    }

    /** What is copied when. */
    public enum Round {
        /** Beside the application, which goes on writing. */
        LIVE("live"),
        /** When nobody writes any more: afterwards both are the same. */
        LAST("last");

        private final String word;

        Round(String word) {
            this.word = word;
        }
    }

    private static final String SCRIPT = "move.php";
    private static final String FOLDER = "/errand";
    private static final int GRACE_SECONDS = 5;

    /** The ConfigMap of the script. It carries no {@code managed-by} label, so pruning does not see it. */
    public static Tree script(Plan plan) {
        return Errand.object("ConfigMap", Names.MOVE, plan)
                .with("data", Tree.obj().with(SCRIPT, Scripts.text("errands/" + SCRIPT)));
    }

    /** A claim of the application's, as the manifests of its environment have it. */
    public static Tree claim(Plan plan, Claim claim) {
        Tree.Obj labels = ApiObjects.labels("storage", Names.COMPONENT_APPLICATION)
                .with(Names.LABEL_PART_OF, plan.project())
                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                .with(Names.LABEL_ENVIRONMENT, plan.environment());
        return ApiObjects.claim(claim, labels);
    }

    /** The pod, for the namespace of an environment. */
    public Tree pod(Plan plan, Round round) {
        Tree.Arr volumes = Tree.arr(
                PodFields.claimVolume("from", from),
                PodFields.claimVolume("to", to),
                PodFields.configMapVolume("script", Names.MOVE, Tree.obj()));
        Tree.Obj spec = Restricted.pod(plan.image().user(), GRACE_SECONDS)
                .with("restartPolicy", "Never")
                .with("affinity", Errand.besideTheApplication())
                .with("containers", Tree.arr(container(round)))
                .with("volumes", volumes);
        return Errand.object("Pod", Names.MOVE, plan)
                .with("spec", spec.withUnlessEmpty("imagePullSecrets", Errand.pullSecrets(plan)));
    }

    private Tree.Obj container(Round round) {
        return PodFields.container(Names.CONTAINER, image)
                .with("command", Tree.texts("php", FOLDER + "/" + SCRIPT, round.word, there.word, "/from", "/to"))
                .with("resources", PodFields.resources(Component.QUEUE.resources()))
                .with(
                        "volumeMounts",
                        Tree.arr(
                                PodFields.mount("from", "/from").with("readOnly", true),
                                PodFields.mount("to", "/to"),
                                PodFields.mount("script", FOLDER).with("readOnly", true)))
                .and(Restricted.container());
    }
}
