package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends objects to the cluster by server-side apply, those of one stage side by side. */
public final class Applier {

    /** What applying an object did, and how it is now. */
    public record Outcome(Applied change, Tree object) {}

    private final Api api;
    private final String namespace;
    private final ApplyOptions options;

    public Applier(Api api, String namespace, ApplyOptions options) {
        this.api = api;
        this.namespace = namespace;
        this.options = options;
    }

    /**
     * Applies all objects at once and waits for all of them.
     *
     * @param before what the namespace held, by which a change is told from none
     * @return what became of each, by its shown name ({@code Deployment php-web}), in the order given
     */
    public Map<String, Outcome> apply(List<Tree> objects, Inventory before) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        SideBySide.of(objects, object -> applyOne(object, before))
                .forEach((object, outcome) -> outcomes.put(Kind.shown(object), outcome));
        return outcomes;
    }

    /** Applies one object, whatever it was before. */
    public Tree apply(Tree object) {
        try {
            return api.apply(object, namespace, options);
        } catch (ApiException refused) {
            throw inWords(object, refused);
        }
    }

    private Outcome applyOne(Tree object, Inventory inventory) {
        String where = object.textAt("metadata", "namespace").orElse(namespace);
        Optional<String> before = inventory.version(
                api.kindOf(object), where, object.textAt("metadata", "name").orElseThrow());
        Tree applied = apply(object);
        boolean same = before.equals(Inventory.version(applied));
        return new Outcome(before.isEmpty() ? Applied.CREATED : same ? Applied.UNCHANGED : Applied.CHANGED, applied);
    }

    private static Failure inWords(Tree object, ApiException refused) {
        if (refused.code() == ApiException.CONFLICT) {
            return conflict(object, refused);
        }
        String message = String.valueOf(refused.getMessage());
        boolean isAboutTheObject = refused.code() == ApiException.FORBIDDEN
                ? !Right.isMissing(message)
                : refused.code() != ApiException.UNAUTHORIZED;
        if (isAboutTheObject
                && object.textAt("kind").filter(Kind.CLAIM.name()::equals).isPresent()) {
            return new Failure.Unsuccessful(
                    "the cluster refused " + Kind.shown(object) + ": " + message,
                    "a claim keeps its class and its access mode, and never shrinks: larakube storage:move carries its"
                            + " files to another one");
        }
        return isAboutTheObject
                ? new Failure.Unsuccessful(
                        "the cluster refused " + Kind.shown(object) + ": " + message,
                        "give the object what it lacks by a patch in the overlay, or ask who runs the cluster")
                : Api.inWords(refused);
    }

    private static Failure conflict(Tree object, ApiException refused) {
        List<String> conflicts = refused.status().itemsAt("details", "causes").stream()
                .map(cause -> cause.textAt("field").orElse("?") + " ("
                        + cause.textAt("message").orElse("?") + ")")
                .toList();
        return new Failure.Unsuccessful(
                Kind.shown(object) + ": somebody else set what " + Names.FIELD_MANAGER + " would set: "
                        + String.join(", ", conflicts),
                "put the value that you want into an overlay's patch, so that it is kept",
                "or take the fields over: larakube up --force-conflicts");
    }
}
