package io.larakube.image;

import io.larakube.blueprint.PackageManager;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stage that builds the front end.
 *
 * @param image what the package manager runs in
 * @param settings the files that it reads before it installs, as patterns because not all of them need to be there
 * @param install from the lock file when there is one
 * @param build runs the script {@code build} of {@code package.json}
 */
record AssetStage(String image, String settings, String install, String build) {

    /** With glibc: lock files made elsewhere often lack the musl builds of native packages (npm/cli#4828). */
    private static final String NODE = "docker.io/library/node:24-slim";

    private static final String BUN = "docker.io/oven/bun:1-slim";

    static String of(Recipe.FrontEnd frontEnd) {
        AssetStage stage = of(frontEnd.packageManager());
        return """
            # The front end. It sees the whole application, because styles are made from what templates and packages use.
            FROM %s AS assets
            WORKDIR /app
            COPY %s ./
            RUN %s%s
            COPY --from=app /var/www/html ./
            """.formatted(stage.image, stage.settings, secrets(frontEnd.secretSettings()), stage.install)
                + wayfinder(frontEnd)
                + arguments(frontEnd.variables())
                + "RUN " + stage.build + "\n";
    }

    private static AssetStage of(PackageManager manager) {
        return switch (manager) {
            case NPM ->
                new AssetStage(
                        NODE,
                        "package*.json .npmr[c]",
                        locked("-f package-lock.json", "npm ci", "npm install"),
                        "npm run build");
            case PNPM ->
                new AssetStage(
                        NODE,
                        "package.json pnpm-loc[k].yaml pnpm-workspac[e].yaml .npmr[c]",
                        "corepack enable && "
                                + locked("-f pnpm-lock.yaml", "pnpm install --frozen-lockfile", "pnpm install"),
                        "pnpm run build");
            case YARN ->
                new AssetStage(
                        NODE,
                        "package.json yarn.loc[k] .yarnrc.ym[l] .npmr[c]",
                        "corepack enable && "
                                + locked("-f yarn.lock", "yarn install --frozen-lockfile", "yarn install"),
                        "yarn run build");
            case BUN ->
                new AssetStage(
                        BUN,
                        "package.json bun.loc[k]* .npmr[c]",
                        locked("-f bun.lock -o -f bun.lockb", "bun install --frozen-lockfile", "bun install"),
                        "bun run build");
        };
    }

    private static String locked(String test, String exactly, String freely) {
        return "if [ " + test + " ]; then " + exactly + "; else " + freely + "; fi";
    }

    private static String secrets(List<String> settings) {
        return settings.stream()
                .map(name -> "--mount=type=secret,id=" + name + ",target=/app/" + name + " \\\n    ")
                .collect(Collectors.joining());
    }

    /** Its Vite plugin insists on running PHP and fails where there is none (laravel/wayfinder#120). */
    private static String wayfinder(Recipe.FrontEnd frontEnd) {
        return frontEnd.wayfinder()
                ? "# Wayfinder's functions were made in the stage before; its Vite plugin wants to run PHP all the"
                        + " same.\n"
                        + "RUN ln -s /bin/true /usr/local/bin/php\n"
                : "";
    }

    private static String arguments(List<String> variables) {
        if (variables.isEmpty()) {
            return "";
        }
        return "# They end up in files that every visitor can read.\n"
                + variables.stream().map(name -> "ARG " + name + "\n").collect(Collectors.joining());
    }
}
