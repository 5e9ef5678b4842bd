package io.larakube.why;

import io.larakube.startup.VolumeCause.ClaimGoing;
import io.larakube.startup.VolumeCause.ClaimMissing;
import io.larakube.startup.VolumeCause.NobodyProvisions;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;

/** What shows in the claims that a pod mounts. A claim that waits for its first pod is as it should be. */
record ClaimRules(Look look, Tree pod) {

    /** A provisioner that runs says something within seconds, if only that it begins. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    Step all() {
        return pod.itemsAt("spec", "volumes").stream()
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .distinct()
                .map(this::claim)
                .reduce(Step.NOTHING, Step::and);
    }

    private Step claim(String name) {
        return look.snapshot()
                .one("PersistentVolumeClaim", name)
                .map(claim -> claim(name, claim))
                .orElseGet(() -> Step.broken(link(name, "does not exist"), new ClaimMissing(name)));
    }

    private Step claim(String name, Tree claim) {
        if (Look.isLeaving(claim) && pod.textAt("spec", "nodeName").isEmpty()) {
            String since = claim.textAt("metadata", "deletionTimestamp").orElse("");
            return Step.broken(link(name, "is being deleted"), new ClaimGoing(name, since));
        }
        String phase = claim.textAt("status", "phase").orElse("Pending");
        return phase.equals("Bound")
                ? Step.NOTHING
                : Step.of(link(name, "is " + phase)).and(storageClass(claim)).and(provisioner(name));
    }

    private Step storageClass(Tree claim) {
        return claim.textAt("spec", "storageClassName")
                .filter(name -> look.snapshot().one("StorageClass", name).isEmpty())
                .map(name -> Step.of(new Link("StorageClass " + name, "is not there, or may not be listed")))
                .orElse(Step.NOTHING);
    }

    private Step provisioner(String name) {
        List<Tree> waits = look.events("PersistentVolumeClaim", name, "ExternalProvisioning");
        boolean isHeard = List.of("Provisioning", "ProvisioningFailed", "ProvisioningSucceeded").stream()
                .anyMatch(reason ->
                        !look.events("PersistentVolumeClaim", name, reason).isEmpty());
        if (isHeard) {
            return Step.NOTHING;
        }
        return waits.stream()
                .filter(event -> event.textAt("firstTimestamp").isPresent())
                .filter(event -> Times.ago(event, look.snapshot().at(), List.of("firstTimestamp"))
                                .compareTo(SILENCE)
                        >= 0)
                .findFirst()
                .map(event -> Step.of(new NobodyProvisions(name, provisionerOf(event))))
                .orElse(Step.NOTHING);
    }

    /** {@code Waiting for a volume to be created either by the external provisioner 'x' or manually by the system administrator…} */
    private static String provisionerOf(Tree event) {
        String[] quoted = event.textAt("message").orElse("").split("'", 3);
        return quoted.length == 3 ? "the provisioner " + quoted[1] : "its provisioner";
    }

    private static Link link(String name, String says) {
        return new Link("PersistentVolumeClaim " + name, says);
    }
}
