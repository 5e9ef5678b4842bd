package io.larakube.blueprint;

import io.larakube.engine.Engine;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the user asked for, for all environments: the content of {@code .larakube.json}.
 *
 * @param name the project's name, a DNS label; namespaces and the image are called after it
 * @param php the image that the application's pods are built on
 * @param database the engine of {@code DB_CONNECTION}
 * @param cache the engine behind cache, sessions and queue; none when the database serves them
 * @param objectStorage the engine that keeps files for {@code FILESYSTEM_DISK=s3}; none when the application has its own or none
 * @param features optional parts of the application, in the order of {@link Feature}
 * @param packageManager what installs and builds the front end
 * @param healthPath what the web pod answers when Laravel boots, such as {@code /up}; none when the application has no such route
 * @param sharedPaths folders below the application's root that all pods share besides {@code storage}, such as {@code public/sitemaps}
 * @param lockedFiles generated files that LaraKube must never write again, relative to the project's root
 * @param environments by name, in the order in which they were written
 */
public record Blueprint(
        String name,
        Php php,
        Engine database,
        Optional<Engine> cache,
        Optional<Engine> objectStorage,
        List<Feature> features,
        PackageManager packageManager,
        Optional<String> healthPath,
        List<String> sharedPaths,
        List<String> lockedFiles,
        Map<String, Environment> environments) {

    /** The same project with other environments. */
    public Blueprint withEnvironments(Map<String, Environment> others) {
        return with(database, cache, objectStorage, features, others);
    }

    /** The same project with an engine in its role, instead of the one that has it. */
    public Blueprint with(Engine engine) {
        Optional<Engine> one = Optional.of(engine);
        return switch (engine.role()) {
            case DATABASE -> with(engine, cache, objectStorage, features, environments);
            case CACHE -> with(database, one, objectStorage, features, environments);
            case STORAGE -> with(database, cache, one, features, environments);
        };
    }

    /** The same project with a feature more. */
    public Blueprint with(Feature feature) {
        List<Feature> more = Stream.concat(features.stream(), Stream.of(feature))
                .sorted()
                .distinct()
                .toList();
        return with(database, cache, objectStorage, more, environments);
    }

    private Blueprint with(
            Engine rows,
            Optional<Engine> store,
            Optional<Engine> files,
            List<Feature> parts,
            Map<String, Environment> all) {
        return new Blueprint(
                name, php, rows, store, files, parts, packageManager, healthPath, sharedPaths, lockedFiles, all);
    }

    /** The engine that has a role. */
    public Optional<Engine> engine(Engine.Role role) {
        return engines().stream().filter(engine -> engine.role() == role).findFirst();
    }

    /** The same project with this environment in the place of the one of its name. */
    public Blueprint with(Environment changed) {
        Map<String, Environment> others = new LinkedHashMap<>(environments);
        others.put(changed.name(), changed);
        return withEnvironments(others);
    }

    /** The image's PHP with the extensions that the engines ask for. */
    public Php phpWithEngines() {
        Set<String> extensions = new LinkedHashSet<>(php.extensions());
        engines().forEach(engine -> extensions.addAll(engine.extensions()));
        return new Php(php.version(), php.server(), php.os(), List.copyOf(extensions));
    }

    /** All engines of the project, in the order of a start. */
    public List<Engine> engines() {
        return Stream.of(Optional.of(database), cache, objectStorage)
                .flatMap(Optional::stream)
                .toList();
    }
}
