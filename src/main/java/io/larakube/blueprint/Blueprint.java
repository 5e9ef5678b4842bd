package io.larakube.blueprint;

import io.larakube.engine.Engine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for, for all environments: the content of {@code .larakube.json}.
 *
 * @param name the project's name, a DNS label; namespaces and the image are called after it
 * @param php the image that the application's pods are built on
 * @param database the engine of {@code DB_CONNECTION}
 * @param cache the engine behind cache, sessions and queue; none when the database serves them
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
        List<Feature> features,
        PackageManager packageManager,
        Optional<String> healthPath,
        List<String> sharedPaths,
        List<String> lockedFiles,
        Map<String, Environment> environments) {

    /** The same project with other environments. */
    public Blueprint withEnvironments(Map<String, Environment> others) {
        return new Blueprint(
                name, php, database, cache, features, packageManager, healthPath, sharedPaths, lockedFiles, others);
    }
}
