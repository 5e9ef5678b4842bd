package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Kind;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.plan.Claim;
import io.larakube.plan.Plan;
import io.larakube.plan.Relocation;
import io.larakube.plan.StorageMode;
import io.larakube.plan.Terrain;
import io.larakube.workspace.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the cluster has the storage classes that a plan's claims need. */
final class StorageCheck {

    private StorageCheck() {}

    /** Refuses a plan whose claims could never be bound; claims that are there already are none of its business. */
    static void require(Plan plan, ClusterFacts facts, Api api) {
        if (facts.classes().isEmpty() && facts.nodes().isEmpty()) {
            return; // neither may be listed: the start itself will show
        }
        Terrain terrain = terrain(facts);
        List<Claim> missing = plan.claims().stream()
                .filter(claim -> terrain.classOf(claim).isEmpty())
                .filter(claim ->
                        api.get(Kind.CLAIM, plan.namespace(), claim.name()).isEmpty())
                .toList();
        List<Problem> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            problems.add(problem(plan, missing, facts));
        }
        terrain.refusalOf(plan.storage()).map(why -> refusal(plan, why)).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
    }

    /** The claim with the files of one node, which a first start on many would leave behind. */
    static Optional<Claim> leftBehind(Plan plan, Api api) {
        return plan.storage()
                .claim()
                .filter(planned -> planned.accessMode() == Claim.AccessMode.READ_WRITE_MANY)
                .flatMap(planned -> Relocation.leftBehind(planned, api.list(Kind.CLAIM, plan.namespace(), "")));
    }

    static Terrain terrain(ClusterFacts facts) {
        return new Terrain(facts.nodes().size(), facts.provisioners(), facts.defaultClasses(), facts.certificates());
    }

    private static Problem refusal(Plan plan, Terrain.Refusal refusal) {
        boolean isShared = plan.storage() instanceof StorageMode.Shared;
        String place = ProjectFolder.BLUEPRINT + " environments." + plan.environment()
                + (isShared ? ".sharedStorageClass" : ".strategy");
        return new Problem(place, refusal.why(), refusal.remedy());
    }

    /** All claims of an environment have the class that its blueprint names, or none; the shared filesystem has one of its own. */
    private static Problem problem(Plan plan, List<Claim> claims, ClusterFacts facts) {
        String names = String.join(", ", claims.stream().map(Claim::name).toList());
        String what = claims.getFirst()
                .storageClass()
                .map(wanted -> "the cluster has no storage class " + wanted + ", which " + names + " would have")
                .orElse("the cluster has no default storage class, and none is named for " + names);
        boolean isShared = claims.getFirst().accessMode() == Claim.AccessMode.READ_WRITE_MANY;
        String place = ProjectFolder.BLUEPRINT + " environments." + plan.environment()
                + (isShared ? ".sharedStorageClass" : ".storageClass");
        String remedy = facts.classes().isEmpty()
                ? "it has none at all: install a provisioner, such as https://github.com/rancher/local-path-provisioner"
                : "name one that it has: " + String.join(", ", facts.classes());
        return new Problem(place, what, remedy);
    }
}
