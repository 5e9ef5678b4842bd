package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Await;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Phase;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Duration;

/** An application without pods: its Deployments stay, and so does everything else. The next start of its environment ends it. */
public final class Standstill {

    private final Api api;
    private final Order order;

    /**
     * That of what runs.
     *
     * @param order what an ordinary start would put there
     */
    public Standstill(Api api, Order order) {
        this.api = api;
        this.order = order;
    }

    /** Lets every process of the application end as it does in an update; whether all had left in time. */
    public boolean begin(Duration patience) throws InterruptedException {
        Applier applier = new Applier(api, namespace(), new ApplyOptions(false, true));
        order.released().objects().stream()
                .filter(object ->
                        object.textAt("kind").filter("Deployment"::equals).isPresent())
                .map(Standstill::withoutPods)
                .forEach(applier::apply);
        return Await.until(() -> !hasPods(), patience);
    }

    private static Tree withoutPods(Tree deployment) {
        Tree.Obj spec = new Tree.Obj(deployment.fieldsAt("spec")).with("replicas", 0);
        return ((Tree.Obj) deployment).with("spec", spec);
    }

    private boolean hasPods() {
        return api.list(Kind.POD, namespace(), Names.LABEL_RELEASE).stream().anyMatch(pod -> !Phase.isOver(pod));
    }

    private String namespace() {
        return order.plan().namespace();
    }
}
