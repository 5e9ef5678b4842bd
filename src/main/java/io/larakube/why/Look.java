package io.larakube.why;

import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.startup.StartupState;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen together with what it comes to: the questions that the rules ask. */
record Look(Snapshot snapshot, StartupState state) {

    Plan plan() {
        return state.plan();
    }

    Optional<Tree> object(Workload workload) {
        return snapshot.one(kind(workload), workload.name());
    }

    /** The pods of a workload that this start wants; an engine's pod belongs to every release. */
    List<Tree> pods(Workload workload) {
        return all(workload).stream().filter(pod -> !isLeaving(pod)).toList();
    }

    /** Those of them that were told to go. */
    List<Tree> leaving(Workload workload) {
        return snapshot.all("Pod").stream()
                .filter(pod -> text(pod, Names.LABEL_NAME)
                        .filter(workload.name()::equals)
                        .isPresent())
                .filter(Look::isLeaving)
                .toList();
    }

    private List<Tree> all(Workload workload) {
        boolean isEngine = workload instanceof Workload.Backing;
        return snapshot.all("Pod").stream()
                .filter(pod -> text(pod, Names.LABEL_NAME)
                        .filter(workload.name()::equals)
                        .isPresent())
                .filter(pod -> isEngine
                        || text(pod, Names.LABEL_RELEASE)
                                .filter(snapshot.release()::equals)
                                .isPresent())
                .toList();
    }

    private static Optional<String> text(Tree object, String label) {
        return object.textAt("metadata", "labels", label);
    }

    static boolean isLeaving(Tree object) {
        return object.at("metadata", "deletionTimestamp").isPresent();
    }

    /** What was said of an object with this reason, the newest last. */
    List<Tree> events(String kind, String name, String reason) {
        return snapshot.all("Event").stream()
                .filter(event -> event.textAt("involvedObject", "kind")
                        .filter(kind::equals)
                        .isPresent())
                .filter(event -> event.textAt("involvedObject", "name")
                        .filter(name::equals)
                        .isPresent())
                .filter(event -> event.textAt("reason").filter(reason::equals).isPresent())
                .toList();
    }

    /** Whether what is on an object's labels is all that a selector asks for. */
    static boolean selects(Map<String, Tree> selector, Map<String, Tree> labels) {
        return selector.entrySet().stream().allMatch(each -> each.getValue().equals(labels.get(each.getKey())));
    }

    boolean isOlder(Tree object, Duration than) {
        return Times.age(object, snapshot.at()).compareTo(than) >= 0;
    }

    static String kind(Workload workload) {
        return workload instanceof Workload.Backing ? "StatefulSet" : "Deployment";
    }

    static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }
}
