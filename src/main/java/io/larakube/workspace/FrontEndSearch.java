package io.larakube.workspace;

import io.larakube.blueprint.PackageManager;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what builds the front end, and whether there is one to build. */
final class FrontEndSearch {

    private static final String PACKAGE = "package.json";

    private final ProjectFolder folder;

    FrontEndSearch(ProjectFolder folder) {
        this.folder = folder;
    }

    /** The script that builds the assets; none when there is nothing to build. */
    Optional<Found<String>> build() {
        return manifest()
                .flatMap(json -> json.tree()
                        .textAt("scripts", "build")
                        .map(script -> new Found<>(script, source(json, "scripts.build", "build: " + script))));
    }

    /** By the field {@code packageManager}, or else by the lock file. */
    Optional<Found<PackageManager>> packageManager() {
        return named().or(() -> Stream.of(PackageManager.values())
                .filter(manager -> folder.has(manager.lockFile()))
                .map(manager -> new Found<>(manager, Source.of(manager.lockFile(), "a lock file of " + manager.word())))
                .findFirst());
    }

    private Optional<Found<PackageManager>> named() {
        return manifest()
                .flatMap(json -> json.tree()
                        .textAt("packageManager")
                        .flatMap(text -> PackageManager.named(text.split("@", 2)[0])
                                .map(manager -> new Found<>(manager, source(json, "packageManager", text)))));
    }

    private Optional<Json> manifest() {
        return folder.textOf(PACKAGE).map(text -> switch (Json.read(PACKAGE, text)) {
            case Json.Reading.Read(Json json) -> json;
            case Json.Reading.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
        });
    }

    private static Source source(Json json, String path, String evidence) {
        return Source.of(PACKAGE, json.position(path).line(), evidence);
    }
}
