package io.larakube.foresight;

import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.startup.Condition;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What the pending migrations are to the former release, whose web pods serve until those of the next one are Ready.
 *
 * @param release the former one
 * @param clashes in the order in which they would come; empty when nobody can tell what is pending
 */
public record FormerCode(String release, List<Clash> clashes) {

    public FormerCode {
        clashes = List.copyOf(clashes);
    }

    /** Empty when no web pod of another release serves, or when all of them leave first. */
    static Optional<FormerCode> of(Situation situation, Migrations migrations) {
        return situation.workloads().stream()
                .filter(pair -> pair.name().equals(Component.WEB.workload()))
                .filter(pair -> pair.restarts() && !pair.isRecreated() && serves(situation))
                .flatMap(pair -> pair.live().stream())
                .map(web -> new FormerCode(
                        web.textAt("spec", "template", "metadata", "labels", Names.LABEL_RELEASE)
                                .orElse("of before"),
                        clashes(migrations)))
                .findFirst();
    }

    /** Pods that may not be listed are taken to serve. */
    private static boolean serves(Situation situation) {
        return situation
                .namespace()
                .pods()
                .map(pods -> pods.stream().anyMatch(pod -> isReadyWeb(situation, pod)))
                .orElse(true);
    }

    private static boolean isReadyWeb(Situation situation, Tree pod) {
        return pod.textAt("metadata", "namespace")
                        .filter(situation.namespace().name()::equals)
                        .isPresent()
                && pod.textAt("metadata", "labels", Names.LABEL_NAME)
                        .filter(Component.WEB.workload()::equals)
                        .isPresent()
                && Condition.holds(pod, Condition.READY);
    }

    private static List<Clash> clashes(Migrations migrations) {
        return migrations.ran() instanceof Ran.Unknown
                ? List.of()
                : migrations.pending().stream()
                        .flatMap(pending -> pending.clashes().stream())
                        .toList();
    }

    public List<Clash> breaking() {
        return clashes.stream().filter(Clash::breaks).toList();
    }

    public List<Clash> unclear() {
        return clashes.stream().filter(clash -> !clash.breaks()).toList();
    }
}
