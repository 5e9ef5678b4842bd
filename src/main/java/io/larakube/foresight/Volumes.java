package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the volumes. */
final class Volumes {

    private Volumes() {}

    /** A sentence for each claim that is made, changed, or mounted by other pods. */
    static List<String> of(Situation situation) {
        List<String> touched = new ArrayList<>();
        for (Pair pair : situation.pairs()) {
            if (pair.isClaim()) {
                claim(situation, pair).ifPresent(touched::add);
            } else if (pair.isWorkload()) {
                templates(situation, pair, touched);
            }
        }
        return List.copyOf(touched);
    }

    private static Optional<String> claim(Situation situation, Pair pair) {
        if (pair.live().isEmpty()) {
            return Optional.of("creates " + pair.name() + shown(pair.after()));
        }
        String before = size(pair.live().get());
        if (!before.equals(size(pair.after()))) {
            return Optional.of("resizes " + pair.name() + " from " + before + " to " + size(pair.after()));
        }
        List<String> users = situation.workloads().stream()
                .filter(Pair::restarts)
                .filter(workload -> mounts(workload, pair.name()))
                .map(Pair::name)
                .toList();
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of("keeps " + pair.name() + shown(pair.after()) + ", mounted again by "
                        + String.join(", ", users));
    }

    /** What a StatefulSet makes for each of its pods. */
    private static void templates(Situation situation, Pair pair, List<String> touched) {
        for (Tree template : pair.after().itemsAt("spec", "volumeClaimTemplates")) {
            String name = template.textAt("metadata", "name").orElse("") + "-" + pair.name() + "-0";
            boolean isThere = situation.namespace().claims().stream()
                    .anyMatch(claim -> claim.textAt("metadata", "name")
                            .filter(name::equals)
                            .isPresent());
            if (!isThere) {
                touched.add("creates " + name + shown(template));
            } else if (pair.restarts() || pair.live().isEmpty()) {
                touched.add("keeps " + name + shown(template) + ", mounted again by " + pair.name());
            }
        }
    }

    private static boolean mounts(Pair workload, String claim) {
        return workload.after().itemsAt("spec", "template", "spec", "volumes").stream()
                .anyMatch(volume -> volume.textAt("persistentVolumeClaim", "claimName")
                        .filter(claim::equals)
                        .isPresent());
    }

    private static String shown(Tree claim) {
        String modes = String.join(
                ", ",
                claim.itemsAt("spec", "accessModes").stream()
                        .flatMap(mode -> mode.textAt().stream())
                        .toList());
        String storageClass = claim.textAt("spec", "storageClassName").orElse("the default class");
        return " (" + size(claim) + ", " + modes + ", " + storageClass + ")";
    }

    private static String size(Tree claim) {
        return claim.textAt("spec", "resources", "requests", "storage").orElse("no size");
    }
}
