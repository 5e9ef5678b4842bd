package io.larakube.rollout;

import io.larakube.blueprint.Environment;
import io.larakube.plan.Plan;
import java.util.List;

/**
 * What is to be put on a cluster.
 *
 * @param image the reference that the pods will run
 * @param migrations the migrations of the application, by file name without {@code .php}; empty when they are not known
 * @param force whether fields that somebody else set are taken over
 */
public record Order(
        Plan plan,
        Configuration configuration,
        Released released,
        String image,
        List<String> migrations,
        boolean force) {

    /** Whether it is for the environment of this machine. */
    boolean isOfLocal() {
        return plan.environment().equals(Environment.LOCAL);
    }

    /** The same, for which pods of the former release stop before new ones start, this once; the release is no other one. */
    public Order stoppingFirst() {
        return new Order(plan, configuration, released.stoppingFirst(), image, migrations, force);
    }
}
