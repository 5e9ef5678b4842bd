package io.larakube.plan;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Feature;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An engine or a feature that a project is to have, in some of its environments or in all. */
public sealed interface Addition {

    record OfEngine(Engine engine) implements Addition {}

    record OfFeature(Feature feature) implements Addition {}

    /** What users write. */
    default String word() {
        return switch (this) {
            case OfEngine(Engine engine) -> engine.word();
            case OfFeature(Feature feature) -> feature.word();
        };
    }

    /** Every word that can be added, engines first. */
    static List<String> words() {
        return Stream.concat(
                        Stream.of(Engine.values()).map(Engine::word),
                        Stream.of(Feature.values()).map(Feature::word))
                .toList();
    }

    static Optional<Addition> named(String word) {
        return Engine.named(word)
                .<Addition>map(OfEngine::new)
                .or(() -> Feature.named(word).map(OfFeature::new));
    }

    /**
     * Why a project cannot have it, in words that begin with what it has; none when it can. Nothing moves the rows of a database
     * server, or what is in a cache, to another one.
     */
    default Optional<String> refusal(Blueprint blueprint) {
        return switch (this) {
            case OfEngine(Engine engine) ->
                blueprint
                        .engine(engine.role())
                        .filter(present -> present != engine && present.server().isPresent())
                        .map(present -> "the " + engine.role().word() + " of the project is " + present.word()
                                + ", and it has one");
            case OfFeature(Feature feature) ->
                Optional.of(feature)
                        .filter(Feature.HORIZON::equals)
                        .filter(horizon ->
                                blueprint.cache().filter(Engine::speaksRedis).isEmpty())
                        .map(horizon -> "horizon keeps its jobs in Redis, and there is none");
        };
    }

    /** Whether the project has it, in any of its environments. */
    default boolean isIn(Blueprint blueprint) {
        return switch (this) {
            case OfEngine(Engine engine) -> blueprint.engines().contains(engine);
            case OfFeature(Feature feature) -> blueprint.features().contains(feature);
        };
    }

    default Blueprint in(Blueprint blueprint) {
        return switch (this) {
            case OfEngine(Engine engine) -> blueprint.with(engine);
            case OfFeature(Feature feature) -> blueprint.with(feature);
        };
    }

    /** An environment that has it; with an engine of which the user has a service elsewhere, that service. */
    default Environment wantedIn(Environment environment, Optional<EnvFile> file) {
        return switch (this) {
            case OfEngine(Engine engine) -> {
                boolean elsewhere = file.flatMap(keys -> EnvironmentSettings.elsewhere(keys, engine))
                        .isPresent();
                List<Engine> managed = environment.managed();
                boolean isNew = elsewhere && !managed.contains(engine);
                yield environment.withEngines(
                        isNew ? with(managed, engine) : managed, without(environment.excludedEngines(), engine));
            }
            case OfFeature(Feature feature) -> environment.without(without(environment.excludedFeatures(), feature));
        };
    }

    /** An environment that does without it. */
    default Environment unwantedIn(Environment environment) {
        return switch (this) {
            case OfEngine(Engine engine) ->
                environment.withEngines(environment.managed(), with(environment.excludedEngines(), engine));
            case OfFeature(Feature feature) ->
                environment.without(with(environment.excludedFeatures(), feature).stream()
                        .sorted()
                        .toList());
        };
    }

    /** Whether an environment runs it itself. */
    default boolean runsIn(Environment environment) {
        return switch (this) {
            case OfEngine(Engine engine) -> environment.runs(engine);
            case OfFeature(Feature feature) -> !environment.excludedFeatures().contains(feature);
        };
    }

    /** The keys that the file of an environment which runs it lacks. */
    default List<EnvChange> keys(EnvFile file, String project, Credentials credentials) {
        return switch (this) {
            case OfEngine(Engine engine) -> EnvironmentSettings.of(file, project, engine, credentials);
            case OfFeature(Feature feature) -> EnvironmentSettings.of(file, project, feature, credentials);
        };
    }

    private static <T> List<T> with(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).distinct().toList();
    }

    private static <T> List<T> without(List<T> list, T one) {
        return list.stream().filter(each -> !each.equals(one)).toList();
    }
}
