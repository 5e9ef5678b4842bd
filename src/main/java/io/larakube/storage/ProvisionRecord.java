package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Removal;
import io.larakube.plan.Names;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cluster remembers of how a shared filesystem came to be: for people, and for the options of an interrupted run. Whether a
 * step holds is never read from it.
 *
 * @param step the one that was begun or made last
 * @param state {@code begun}, {@code made}, or {@code done} when it was the last one
 * @param by who ran it
 * @param release what was installed, with its checksum when it was fetched
 */
public record ProvisionRecord(
        SharedFilesystem kind,
        String step,
        String state,
        String by,
        Instant at,
        String release,
        Map<String, String> options) {

    public static final String NAMESPACE = "larakube-system";
    public static final String DONE = "done";
    private static final String PREFIX = "provision-";

    public static Optional<ProvisionRecord> read(Api api, SharedFilesystem kind) {
        return api.get(Kind.CONFIG_MAP, NAMESPACE, PREFIX + kind.word()).map(object -> of(kind, object));
    }

    /** All that the cluster has. */
    public static List<ProvisionRecord> all(Api api) {
        return List.of(SharedFilesystem.values()).stream()
                .flatMap(kind -> read(api, kind).stream())
                .toList();
    }

    private static ProvisionRecord of(SharedFilesystem kind, Tree object) {
        Map<String, String> options = new LinkedHashMap<>();
        object.textAt("data", "options")
                .flatMap(Json::parse)
                .orElse(Tree.obj())
                .fieldsAt()
                .forEach((name, value) -> value.textAt().ifPresent(text -> options.put(name, text)));
        return new ProvisionRecord(
                kind,
                object.textAt("data", "step").orElse(""),
                object.textAt("data", "state").orElse(""),
                object.textAt("data", "by").orElse(""),
                object.textAt("data", "at").map(Instant::parse).orElse(Instant.EPOCH),
                object.textAt("data", "release").orElse(""),
                options);
    }

    public boolean isDone() {
        return state.equals(DONE);
    }

    /** The same, further. */
    ProvisionRecord at(String newStep, String newState) {
        return new ProvisionRecord(
                kind, newStep, newState, by, Instant.now().truncatedTo(ChronoUnit.SECONDS), release, options);
    }

    /** Keeps it. */
    void write(Api api) {
        Tree.Obj fields = Tree.obj();
        for (Map.Entry<String, String> option : options.entrySet()) {
            fields = fields.with(option.getKey(), option.getValue());
        }
        Tree.Obj data = Tree.obj()
                .with("step", step)
                .with("state", state)
                .with("by", by)
                .with("at", at.toString())
                .with("release", release)
                .with("options", JsonText.line(fields));
        applier(api)
                .apply(Tree.obj()
                        .with("apiVersion", "v1")
                        .with("kind", "ConfigMap")
                        .with("metadata", Tree.obj().with("name", PREFIX + kind.word()))
                        .with("data", data));
    }

    /** Makes the namespace in which records are kept. */
    static void prepare(Api api) {
        applier(api)
                .apply(Tree.obj()
                        .with("apiVersion", "v1")
                        .with("kind", "Namespace")
                        .with(
                                "metadata",
                                Tree.obj()
                                        .with("name", NAMESPACE)
                                        .with("labels", Tree.obj().with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY))));
    }

    private static Applier applier(Api api) {
        return new Applier(api, NAMESPACE, new ApplyOptions(false, true));
    }

    /** Forgets it. */
    static void remove(Api api, SharedFilesystem kind) {
        Removal removal = new Removal(api, NAMESPACE, "", "");
        removal.remove(List.of(new Removal.Thing(Kind.CONFIG_MAP, PREFIX + kind.word())));
    }
}
