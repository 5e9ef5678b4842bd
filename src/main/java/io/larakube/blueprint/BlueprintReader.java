package io.larakube.blueprint;

import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code .larakube.json}. It finds all problems at once, or gives the blueprint. */
public final class BlueprintReader {

    /** That the file says something which this version does not use, and where. */
    public record Remark(String place, String what) {}

    /** What reading gives. */
    public sealed interface Reading {
        /**
         * A blueprint that can be planned.
         *
         * @param source the JSON that it was read from, for {@link BlueprintText#edited} and for the places of later problems
         * @param remarks on what the file says and this version does not use
         */
        record Read(Blueprint blueprint, Json source, List<Remark> remarks) implements Reading {}

        /** All that is wrong, in the order in which it was read. */
        record Wrong(List<Problem> problems) implements Reading {}
    }

    /** The most characters that a blueprint may have; the largest sensible one has a hundredth of it. */
    static final int LONGEST = 256 * 1024;

    static final List<String> FIELDS = List.of(
            "$schema",
            "name",
            "phpVersion",
            "serverVariation",
            "os",
            "additionalExtensions",
            "packageManager",
            "database",
            "cacheDriver",
            "objectStorage",
            "features",
            "strategy",
            "healthPath",
            "sharedPaths",
            "lockedFiles",
            "environments");

    static final List<String> UNUSED = List.of(
            "id",
            "email",
            "localTld",
            "blueprints",
            "frontend",
            "githubActions",
            "databases",
            "cacheDrivers",
            "withCompanions",
            "provisionTestDb",
            "watchPaths",
            "k3sVersion",
            "kustomizeVersion",
            "k9sVersion",
            "isSystem",
            "isScaffolding",
            "path",
            "cloud");

    static final List<String> UNSUPPORTED = List.of("scoutDriver", "scoutDrivers", "objectStorages", "rollout");

    private final Notes notes;
    private final Fields fields;

    private BlueprintReader(Notes notes, Fields fields) {
        this.notes = notes;
        this.fields = fields;
    }

    /**
     * Reads a whole file.
     *
     * @param name what the file is called in messages: {@code .larakube.json}
     */
    public static Reading read(String name, String text) {
        if (text.length() > LONGEST) {
            String what = "has more than " + LONGEST / 1024 + " KiB";
            return new Reading.Wrong(List.of(new Problem(name, what, "look whether it is the right file")));
        }
        if (text.isBlank()) {
            String remedy = "remove it, and larakube init writes one, or restore it from git";
            return new Reading.Wrong(List.of(new Problem(name, "the file is empty", remedy)));
        }
        // instanceof: the first switch over types costs a start 3 ms, and this is on the way of every command.
        Json.Reading reading = Json.read(name, text);
        if (reading instanceof Json.Reading.Unreadable(Problem problem)) {
            return new Reading.Wrong(List.of(problem));
        }
        return read(((Json.Reading.Read) reading).json());
    }

    private static Reading read(Json json) {
        Notes notes = new Notes(json);
        if (!(json.tree() instanceof Tree.Obj(Map<String, Tree> fields))) {
            notes.problem("", "must be an object", "write {\"name\": \"…\", \"database\": \"…\"}");
            return new Reading.Wrong(notes.problems());
        }
        Blueprint blueprint = new BlueprintReader(notes, new Fields(notes, "", fields)).blueprint();
        return notes.problems().isEmpty()
                ? new Reading.Read(blueprint, json, notes.remarks())
                : new Reading.Wrong(notes.problems());
    }

    private Blueprint blueprint() {
        fields.onlyThese(FIELDS, UNUSED, UNSUPPORTED);
        fields.text("$schema");
        Blueprint project = new Blueprint(
                name(),
                php(),
                database(),
                fields.word("cacheDriver", Words.CACHE).flatMap(cache -> cache),
                fields.word("objectStorage", Words.OBJECT_STORAGE),
                fields.words("features", Words.FEATURE, any -> Optional.empty()).stream()
                        .sorted()
                        .toList(),
                fields.word("packageManager", Words.PACKAGE_MANAGER).orElse(PackageManager.NPM),
                fields.text("healthPath", Format.URL_PATH),
                SharedPaths.read(fields),
                fields.texts("lockedFiles", Format.FILE),
                Map.of());
        horizonNeedsRedis(project);
        return project.withEnvironments(new EnvironmentsReader(fields, project).read());
    }

    private String name() {
        fields.require("name", "add \"name\": \"…\", which namespaces and the image are called after");
        return fields.text("name", Format.LABEL).orElse("");
    }

    private Engine database() {
        fields.require("database", "add \"database\": \"postgres\" or \"database\": \"sqlite\"");
        return fields.word("database", Words.DATABASE).orElse(Engine.SQLITE);
    }

    private Php php() {
        return new Php(
                fields.word("phpVersion", Words.PHP_VERSION).orElse(Php.DEFAULT_VERSION),
                fields.word("serverVariation", Words.SERVER).orElse(Php.Server.FPM_NGINX),
                fields.word("os", Words.OS).orElse(Php.Os.ALPINE),
                fields.texts("additionalExtensions", Format.EXTENSION));
    }

    private void horizonNeedsRedis(Blueprint project) {
        boolean withoutRedis = project.features().contains(Feature.HORIZON)
                && project.cache().filter(Engine::speaksRedis).isEmpty();
        if (withoutRedis && notes.isSound("features", "cacheDriver")) {
            notes.problem(
                    "features", "horizon keeps its jobs in Redis, and there is none", "add \"cacheDriver\": \"redis\"");
        }
    }
}
