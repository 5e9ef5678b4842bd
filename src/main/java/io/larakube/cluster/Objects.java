package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Some objects that name their namespaces themselves, held against a cluster. */
public final class Objects {

    /** A storage class gets its certificate from another manager, and each keeps what is the other's. */
    private static final String MANAGER = "larakube-provision";

    private static final List<String> PASSING =
            List.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid");

    private final Api api;
    private final List<Tree> wanted;

    public Objects(Api api, List<Tree> wanted) {
        this.api = api;
        this.wanted = List.copyOf(wanted);
    }

    /** Those that are not there. An object of a kind that the cluster does not know is not there either. */
    public List<Tree> absent() {
        return wanted.stream().filter(object -> live(object).isEmpty()).toList();
    }

    public List<Tree> present() {
        return wanted.stream().flatMap(object -> live(object).stream()).toList();
    }

    private Optional<Tree> live(Tree object) {
        return kind(object).flatMap(kind -> api.get(kind, namespace(object), name(object)));
    }

    private Optional<Kind> kind(Tree object) {
        try {
            return Optional.of(api.kindOf(object));
        } catch (Failure.Unavailable unknown) {
            return Optional.empty();
        }
    }

    /** Those that sending them would change, as the server itself works it out; nothing is changed. */
    public List<String> different() {
        Applier applier = new Applier(api, "", new ApplyOptions(true, true, MANAGER));
        return SideBySide.of(wanted, object -> isDifferent(applier, object)).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> Kind.shown(entry.getKey()))
                .toList();
    }

    private boolean isDifferent(Applier applier, Tree object) {
        try {
            return !live(object).map(Objects::lasting).equals(Optional.of(lasting(applier.apply(object))));
        } catch (Failure.Unsuccessful refused) {
            return true; // sending it says why
        }
    }

    /** What stays the same as long as nobody changes the object. */
    private static Tree lasting(Tree object) {
        if (!(object instanceof Tree.Obj whole)
                || !(whole.field("metadata").orElse(Tree.obj()) instanceof Tree.Obj metadata)) {
            return object;
        }
        Tree.Obj kept = metadata;
        for (String field : PASSING) {
            kept = kept.without(field);
        }
        return whole.without("status").with("metadata", kept);
    }

    /** What the first one that is not ready lacks; none when all are. */
    public Optional<String> lack() {
        return present().stream().flatMap(live -> Readiness.lack(live).stream()).findFirst();
    }

    /** What is in the way of the first workload that is not ready. */
    public Optional<Trouble> trouble() {
        return present().stream()
                .filter(live -> List.of("Deployment", "StatefulSet", "DaemonSet")
                        .contains(live.textAt("kind").orElse("")))
                .filter(live -> Readiness.lack(live).isPresent())
                .flatMap(live -> trouble(live).stream())
                .findFirst();
    }

    private Optional<Trouble> trouble(Tree workload) {
        String namespace = namespace(workload);
        return Trouble.of(
                        api.list(Kind.POD, namespace, ""),
                        api.list(Kind.EVENT, namespace, ""),
                        Kind.shown(workload),
                        name(workload))
                .map(trouble -> trouble.in(namespace));
    }

    /** Sends them one after the other, as others may need what comes before them. */
    public void send(Consumer<String> note) {
        Applier applier = new Applier(api, "", new ApplyOptions(false, true, MANAGER));
        wanted.forEach(object -> {
            note.accept(Kind.shown(object));
            applier.apply(object);
        });
    }

    /** Asks for the deletion of those that are there, the last first. */
    public void delete(Consumer<String> note) {
        List<Tree> there = new ArrayList<>(present());
        there.reversed().forEach(object -> {
            note.accept(Kind.shown(object));
            api.delete(api.kindOf(object), namespace(object), name(object));
        });
    }

    private static String namespace(Tree object) {
        return object.textAt("metadata", "namespace").orElse("");
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElseThrow();
    }
}
