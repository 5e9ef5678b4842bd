package io.larakube.manifest;

import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that a plan makes run, part by part. */
final class Parts {

    private Parts() {}

    /** The parts of a plan in the order of its workloads, then the application's volume. */
    static List<Part> of(Plan base, Plan plan) {
        List<Part> parts = new ArrayList<>();
        ApplicationPart applications = new ApplicationPart(base, plan);
        for (Workload workload : plan.workloads()) {
            parts.add(
                    switch (workload) {
                        case Workload.Backing engine -> EnginePart.of(engine);
                        case Workload.Application application -> applications.of(application);
                    });
        }
        plan.storage().claim().ifPresent(claim -> parts.add(storage(claim)));
        return parts;
    }

    private static Part storage(Claim claim) {
        String about = "The volume that all pods of the application mount.";
        Tree.Obj labels = ApiObjects.labels("storage", Names.COMPONENT_APPLICATION);
        return new Part("storage", about, labels, List.of(ApiObjects.claim(claim, labels)), Map.of());
    }
}
