package io.larakube.image;

import io.larakube.blueprint.Php;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of the Dockerfile that we write. */
final class DockerfileText {

    /** What composer's scripts would do boots the application, and it has no configuration before it runs. */
    private static final String COMPOSER_FLAGS = "--no-dev --no-scripts --no-interaction";

    /** Source: Laravel's skeleton; without them it does not boot ("Please provide a valid cache path"). */
    private static final String FOLDERS = """
        bootstrap/cache storage/app/private storage/app/public storage/framework/cache/data \\
                storage/framework/sessions storage/framework/testing storage/framework/views storage/logs\
        """;

    private DockerfileText() {}

    static String of(Recipe recipe) {
        return Stream.of(
                        Optional.of(HEADER),
                        Optional.of(php(recipe.php())),
                        Optional.of(vendor(recipe)),
                        Optional.of(application(recipe)),
                        recipe.frontEnd().map(AssetStage::of),
                        recipe.frontEnd().map(frontEnd -> WITH_ASSETS))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static final String HEADER = """
        # The image of all pods of the application. Written by larakube init; a file that you have changed is yours and is kept.
        # What goes into it is named in .dockerignore. docker, podman and buildah build it:
        #   docker build --file Dockerfile.php .
        """;

    private static final String WITH_ASSETS = """
        FROM app
        COPY --from=assets --chown=www-data:www-data /app/public/build ./public/build
        USER www-data
        """;

    private static String php(Php php) {
        String base = "FROM docker.io/" + php.baseImage() + " AS php\n";
        if (php.extensions().isEmpty()) {
            return base;
        }
        return base + "USER root\nRUN install-php-extensions " + String.join(" ", php.extensions())
                + "\nUSER www-data\n";
    }

    private static String vendor(Recipe recipe) {
        String packages = recipe.folders().stream()
                .map(folder -> "COPY --chown=www-data:www-data " + folder + " ./" + folder + "\n")
                .collect(Collectors.joining());
        return """
                # PHP packages, on the very PHP that will run them: what is missing there is missing here.
                FROM php AS vendor
                COPY --chown=www-data:www-data composer.json composer.loc[k] ./
                """ + packages + "RUN " + composerAuth(recipe) + "composer install " + COMPOSER_FLAGS
                + " --no-autoloader --no-progress --prefer-dist\n";
    }

    private static String composerAuth(Recipe recipe) {
        if (!recipe.composerAuth()) {
            return "";
        }
        int user = recipe.php().os().user();
        return "--mount=type=secret,id=auth.json,target=/var/www/html/auth.json,uid=" + user + ",mode=0400 \\\n    ";
    }

    private static String application(Recipe recipe) {
        return """
            # The application. The volume of the cluster covers storage and bootstrap/cache; here they are empty.
            FROM php AS app
            LABEL org.opencontainers.image.title="%s" \\
                  org.opencontainers.image.base.name="docker.io/%s"
            COPY --from=vendor --chown=www-data:www-data /var/www/html/vendor ./vendor
            COPY --chown=www-data:www-data . .
            RUN mkdir -p %s \\
                && ln -s ../storage/app/public public/storage \\
                && composer dump-autoload %s --optimize%s
            """.formatted(recipe.project(), recipe.php().baseImage(), FOLDERS, COMPOSER_FLAGS, wayfinder(recipe))
                + (recipe.frontEnd().isEmpty() ? "USER www-data\n" : "");
    }

    /** The front end imports functions that it writes from the routes; what booting leaves behind is no part of the image. */
    private static String wayfinder(Recipe recipe) {
        boolean generates = recipe.frontEnd().filter(Recipe.FrontEnd::wayfinder).isPresent();
        return generates
                ? " \\\n"
                        + "    && php artisan wayfinder:generate --with-form && rm -f bootstrap/cache/*.php"
                        + " storage/logs/*.log"
                : "";
    }
}
