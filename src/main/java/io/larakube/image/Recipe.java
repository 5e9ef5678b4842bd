package io.larakube.image;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What decides how the image of an application is made: the blueprint's choices and what is found in the project's folder.
 *
 * @param project the project's name
 * @param php the image that it is built on
 * @param frontEnd what builds the front end; none when there is none, or when its result is committed
 * @param folders folders at the top that the application needs besides Laravel's own: {@code packages}, {@code Modules}
 * @param sharedPaths folders that hold data at run time, which therefore stay out of the image: {@code public/sitemaps}
 * @param composerAuth whether composer reads credentials from {@code auth.json}
 */
public record Recipe(
        String project,
        Php php,
        Optional<FrontEnd> frontEnd,
        List<String> folders,
        List<String> sharedPaths,
        boolean composerAuth) {

    public Recipe {
        folders = List.copyOf(folders);
        sharedPaths = List.copyOf(sharedPaths);
    }

    /**
     * The recipe for the application in a folder.
     *
     * @param root the folder with {@code artisan} in it
     * @param keys the keys of its {@code .env} files; those that a front end reads become build arguments
     * @throws io.larakube.failure.Failure.Unavailable when one of its files cannot be read
     */
    public static Recipe of(Path root, Blueprint blueprint, Collection<String> keys) {
        return new RecipeReader(root).recipe(blueprint, keys);
    }

    /**
     * How the front end is built.
     *
     * @param variables the names of the public variables that the build reads: {@code VITE_*} and {@code ASSET_URL}
     * @param secretSettings those of {@code .npmrc} and {@code .yarnrc.yml} that hold credentials
     * @param wayfinder whether its Vite plugin runs {@code php artisan wayfinder:generate}
     */
    public record FrontEnd(
            PackageManager packageManager, List<String> variables, List<String> secretSettings, boolean wayfinder) {

        public FrontEnd {
            variables = List.copyOf(variables);
            secretSettings = List.copyOf(secretSettings);
        }
    }
}
