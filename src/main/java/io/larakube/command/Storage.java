package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Kind;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.plan.Claim;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.plan.Workload;
import io.larakube.workspace.ProjectFolder;
import java.util.List;
import java.util.stream.Stream;

/** Whether the cluster has the storage classes that a plan's claims need. */
final class Storage {

    private Storage() {}

    /** Refuses a plan whose claims could never be bound; claims that are there already are none of its business. */
    static void require(Plan plan, ClusterFacts facts, Api api) {
        if (facts.classes().isEmpty() && facts.nodes().isEmpty()) {
            return; // neither may be listed: the start itself will show
        }
        List<Claim> missing = claims(plan)
                .filter(claim -> !isThere(claim, facts))
                .filter(claim ->
                        api.get(Kind.CLAIM, plan.namespace(), claim.name()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new Failure.BadInput(List.of(problem(plan, missing, facts)));
        }
    }

    private static boolean isThere(Claim claim, ClusterFacts facts) {
        return claim.storageClass()
                .map(facts.classes()::contains)
                .orElse(!facts.defaultClasses().isEmpty());
    }

    private static Stream<Claim> claims(Plan plan) {
        Claim storage = switch (plan.storage()) {
            case StorageMode.SingleNode(Claim claim, var paths) -> claim;
        };
        return Stream.concat(Stream.of(storage), plan.engines().stream().map(Workload.Backing::claim));
    }

    /** All claims of an environment have the class that its blueprint names, or none. */
    private static Problem problem(Plan plan, List<Claim> claims, ClusterFacts facts) {
        String names = String.join(", ", claims.stream().map(Claim::name).toList());
        String what = claims.getFirst()
                .storageClass()
                .map(wanted -> "the cluster has no storage class " + wanted + ", which " + names + " would have")
                .orElse("the cluster has no default storage class, and none is named for " + names);
        String place = ProjectFolder.BLUEPRINT + " environments." + plan.environment() + ".storageClass";
        String remedy = facts.classes().isEmpty()
                ? "it has none at all: install a provisioner, such as https://github.com/rancher/local-path-provisioner"
                : "name one that it has: " + String.join(", ", facts.classes());
        return new Problem(place, what, remedy);
    }
}
