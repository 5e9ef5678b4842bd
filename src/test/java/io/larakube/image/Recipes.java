package io.larakube.image;

import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import java.util.List;
import java.util.Optional;

/** Recipes for the tests. */
final class Recipes {

    private Recipes() {}

    static final Php PHP = new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of());

    /** An API without a front end. */
    static Recipe plain() {
        return new Recipe("api", PHP, Optional.empty(), List.of(), List.of(), false);
    }

    static Recipe shop() {
        return with(new Recipe.FrontEnd(PackageManager.NPM, List.of("VITE_APP_NAME"), List.of(), false));
    }

    static Recipe with(Recipe.FrontEnd frontEnd) {
        return new Recipe("shop", PHP, Optional.of(frontEnd), List.of(), List.of(), false);
    }

    static Recipe of(PackageManager manager) {
        return with(new Recipe.FrontEnd(manager, List.of(), List.of(), false));
    }

    /** Extensions, private packages, packages of its own, shared folders, Wayfinder. */
    static Recipe everything() {
        Php php = new Php("8.4", Php.Server.FPM_NGINX, Php.Os.ALPINE, List.of("gd", "intl"));
        Recipe.FrontEnd frontEnd = new Recipe.FrontEnd(
                PackageManager.PNPM, List.of("ASSET_URL", "VITE_REVERB_HOST"), List.of(".npmrc"), true);
        return new Recipe(
                "erp", php, Optional.of(frontEnd), List.of("Modules", "packages"), List.of("public/sitemaps"), true);
    }
}
