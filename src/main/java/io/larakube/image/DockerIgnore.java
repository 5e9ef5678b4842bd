package io.larakube.image;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code .dockerignore}: nothing enters a build but what is named, and of that no secret, no data and no dump. */
public final class DockerIgnore {

    /** Where it stands, at the top of the project. */
    public static final String NAME = ".dockerignore";

    /** Folders that no recipe can bring in: made anew in the image, data, or not needed to run. */
    static final Set<String> NEVER = Set.of("vendor", "node_modules", "storage", "tests");

    private DockerIgnore() {}

    public static String of(Recipe recipe) {
        return HEADER
                + lines("!", LARAVEL.stream())
                + lines("!", recipe.folders().stream().filter(DockerIgnore::mayEnter))
                + lines("!", FILES.stream())
                + lines("!", settings(recipe))
                + NEVER_IN
                + (recipe.frontEnd().isPresent() ? "public/build\n" : "")
                + lines(
                        "",
                        recipe.folders().stream().filter(DockerIgnore::mayEnter).flatMap(DockerIgnore::installed))
                + sharedPaths(recipe.sharedPaths());
    }

    static boolean mayEnter(String folder) {
        return !folder.startsWith(".") && !NEVER.contains(folder);
    }

    private static final String HEADER = """
        # Nothing enters the image but what is named here, so that no secret can. Written by larakube init; a file that you
        # have changed is yours and is kept. The last line that matches decides.
        *

        """;

    static final List<String> LARAVEL =
            List.of("app", "bootstrap", "config", "database", "lang", "public", "resources", "routes");

    private static final List<String> FILES = List.of(
            "artisan",
            "composer.json",
            "composer.lock",
            "modules_statuses.json",
            "package.json",
            "package-lock.json",
            "pnpm-lock.yaml",
            "pnpm-workspace.yaml",
            "yarn.lock",
            "bun.lock",
            "bun.lockb",
            "components.json",
            "jsconfig.json",
            "tsconfig*.json",
            "*.config.*",
            "*.d.ts",
            "webpack.mix.js",
            ".gitignore");

    private static final String NEVER_IN = """

        # Never, wherever they are: configuration and credentials
        **/.env*
        **/*.env
        **/auth.json
        **/*.key
        **/*.p8
        **/*.p12
        **/*.pfx
        **/*.jks
        **/*.keystore
        **/*private*.pem
        **/privkey*.pem
        **/key.pem
        **/client-key.pem
        **/server-key.pem
        **/ca-key.pem
        **/id_rsa*
        **/id_ecdsa*
        **/id_ed25519*
        **/.htpasswd
        **/.netrc
        **/.ssh
        **/.aws
        **/.kube
        **/*kubeconfig*
        **/.larakube*

        # dumps and databases (the schema that migrations start from is code)
        **/*.sql
        !database/schema/*.sql
        **/*.sql.gz
        **/*.sql.bz2
        **/*.sql.xz
        **/*.sql.zst
        **/*.sql.zip
        **/*.dump
        **/*.dmp
        **/*.bak
        **/*.rdb
        **/*.sqlite*
        database/*.db

        # what is made while the application runs or is worked on
        **/.git
        **/node_modules
        **/.DS_Store
        **/*.log
        **/*.swp
        **/*~
        bootstrap/cache
        bootstrap/ssr
        public/storage
        public/hot
        """;

    private static Stream<String> settings(Recipe recipe) {
        List<String> secret =
                recipe.frontEnd().map(Recipe.FrontEnd::secretSettings).orElse(List.of());
        return Stream.of(".npmrc", ".yarnrc.yml").filter(name -> !secret.contains(name));
    }

    /** What a package of the project's own, {@code packages/shop} or {@code packages/acme/shop}, has installed for its tests. */
    private static Stream<String> installed(String folder) {
        return Stream.of(folder + "/*/vendor", folder + "/*/*/vendor");
    }

    private static String sharedPaths(List<String> paths) {
        return paths.isEmpty() ? "" : "\n# data that the pods share\n" + lines("", paths.stream());
    }

    private static String lines(String before, Stream<String> entries) {
        return entries.map(entry -> before + entry + "\n").collect(Collectors.joining());
    }
}
