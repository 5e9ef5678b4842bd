package io.larakube.startup;

import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.plan.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be started.
 *
 * @param begun when, by the observer's clock
 * @param expectedMigrations names of the migrations that have not run yet, in the order in which they will; empty when nobody knows
 * @param context the kubeconfig's name for the cluster, which the commands for kubectl then name
 */
record Situation(Plan plan, Release release, Instant begun, List<String> expectedMigrations, Optional<String> context) {

    /** Whether a pod is of this release; an engine's pod belongs to every release. */
    boolean isOfThisRelease(PodView pod) {
        return plan.workload(pod.workload())
                .filter(workload -> switch (workload) {
                    case Workload.Backing engine -> true;
                    case Workload.Application application ->
                        pod.release().filter(release.id()::equals).isPresent();
                })
                .isPresent();
    }

    boolean isLeader(String workload) {
        return plan.workload(workload)
                .filter(found -> found instanceof Workload.Application application && application.isLeader())
                .isPresent();
    }

    /** Whether other workloads start after this one: engines and the leader. */
    boolean isWaitedFor(String workload) {
        return isLeader(workload)
                || plan.engines().stream().anyMatch(engine -> engine.name().equals(workload));
    }
}
