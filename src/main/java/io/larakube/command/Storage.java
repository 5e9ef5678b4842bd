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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the cluster has the storage classes that a plan's claims need. */
final class Storage {

    private Storage() {}

    /** Refuses a plan whose claims could never be bound; claims that are there already are none of its business. */
    static void require(Plan plan, ClusterFacts facts, Api api) {
        if (facts.classes().isEmpty() && facts.nodes().isEmpty()) {
            return; // neither may be listed: the start itself will show
        }
        List<Problem> problems = claims(plan)
                .flatMap(claim -> problem(plan, claim, facts).stream()
                        .filter(found -> api.get(Kind.CLAIM, plan.namespace(), claim.name())
                                .isEmpty()))
                .toList();
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
    }

    private static Stream<Claim> claims(Plan plan) {
        Claim storage = switch (plan.storage()) {
            case StorageMode.SingleNode(Claim claim, var paths) -> claim;
        };
        return Stream.concat(Stream.of(storage), plan.engines().stream().map(Workload.Backing::claim));
    }

    private static Optional<Problem> problem(Plan plan, Claim claim, ClusterFacts facts) {
        String place = "environments." + plan.environment() + ".storageClass";
        String known =
                facts.classes().isEmpty() ? "it has none at all" : "it has " + String.join(", ", facts.classes());
        if (claim.storageClass().isPresent()) {
            String wanted = claim.storageClass().get();
            return facts.classes().contains(wanted)
                    ? Optional.empty()
                    : Optional.of(new Problem(place, "the cluster has no storage class " + wanted, known));
        }
        return facts.defaultClasses().isEmpty()
                ? Optional.of(new Problem(
                        place,
                        "the claim " + claim.name() + " names no class and the cluster has no default storage class",
                        "name one there; " + known))
                : Optional.empty();
    }
}
