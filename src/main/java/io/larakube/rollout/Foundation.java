package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Await;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an application stands on: the engines of an order and the configuration. It can be sent while the application of before runs on,
 * because pods read their configuration when they start, and engines carry no release.
 */
public final class Foundation {

    private final Api api;
    private final Order order;

    public Foundation(Api api, Order order) {
        this.api = api;
        this.order = order;
    }

    /** Sends it, and nothing of the application. */
    public void send() {
        List<Tree> objects = new ArrayList<>(order.configuration().objects(order.plan()));
        order.released().objects().stream().filter(Foundation::isOfAnEngine).forEach(objects::add);
        Applier applier = new Applier(api, namespace(), new ApplyOptions(false, order.force()));
        Stages stages = Stages.of(objects);
        stages.surroundings().forEach(applier::apply);
        stages.leaders().forEach(applier::apply);
    }

    /** The engines that did not become ready in time; none when all are. */
    public List<String> await(Duration patience) throws InterruptedException {
        return Await.until(() -> unready().isEmpty(), patience) ? List.of() : unready();
    }

    private List<String> unready() {
        return order.plan().engines().stream()
                .map(Workload.Backing::name)
                .filter(name -> !isReady(api.get(Kind.STATEFUL_SET, namespace(), name)))
                .toList();
    }

    /** The controller has seen the newest generation, and its pod is ready. */
    private static boolean isReady(Optional<Tree> statefulSet) {
        return statefulSet
                .filter(one ->
                        one.numberAt("metadata", "generation").equals(one.numberAt("status", "observedGeneration")))
                .filter(one -> one.numberAt("status", "readyReplicas").orElse(0L) > 0)
                .filter(one -> one.textAt("status", "currentRevision").equals(one.textAt("status", "updateRevision")))
                .isPresent();
    }

    private static boolean isOfAnEngine(Tree object) {
        return object.textAt("metadata", "labels", Names.LABEL_COMPONENT)
                .filter(Names.COMPONENT_ENGINE::equals)
                .isPresent();
    }

    private String namespace() {
        return order.plan().namespace();
    }
}
