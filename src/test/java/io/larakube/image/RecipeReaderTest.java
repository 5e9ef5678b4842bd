package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.PackageManager;
import io.larakube.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeReaderTest {

    @TempDir
    Path root;

    @Test
    void aFrontEndIsAScriptCalledBuild() throws IOException {
        write("package.json", "{\"scripts\": {\"dev\": \"vite\"}}");
        assertThat(recipe().frontEnd()).isEmpty();
        write("package.json", "{\"scripts\": {\"build\": \"vite build\"}}");
        assertThat(recipe().frontEnd())
                .contains(new Recipe.FrontEnd(
                        PackageManager.YARN, List.of("ASSET_URL", "VITE_APP_NAME"), List.of(), false));
    }

    @Test
    void settingsThatHoldCredentialsAreSecret() throws IOException {
        write("package.json", "{\"scripts\": {\"build\": \"vite build\"}}");
        write(".npmrc", "ignore-scripts=true\naudit=true\n");
        write(".yarnrc.yml", "nodeLinker: node-modules\n");
        assertThat(recipe().frontEnd().orElseThrow().secretSettings()).isEmpty();
        write(".npmrc", "//npm.acme.test/:_authToken=hunter2\n");
        write(".yarnrc.yml", "npmAuthToken: hunter2\n");
        assertThat(recipe().frontEnd().orElseThrow().secretSettings()).containsExactly(".npmrc", ".yarnrc.yml");
    }

    @Test
    void wayfinderIsFoundInComposerJson() throws IOException {
        write("package.json", "{\"scripts\": {\"build\": \"vite build\"}}");
        write("composer.json", "{\"require\": {\"laravel/wayfinder\": \"^0.1\"}}");
        assertThat(recipe().frontEnd().orElseThrow().wayfinder()).isTrue();
    }

    @Test
    void foldersAreThoseThatComposerLoadsFromAndThoseOfTheUsualNames() throws IOException {
        write("composer.json", """
            {
              "autoload": {
                "psr-4": {"App\\\\": "app/", "Domain\\\\": ["src/Domain", "./lib/x"], "Gone\\\\": "gone/"},
                "classmap": ["legacy"],
                "files": ["helpers/functions.php"]
              },
              "autoload-dev": {"psr-4": {"Dev\\\\": "dev/"}},
              "repositories": [{"type": "path", "url": "./bundles/*"}, {"type": "composer", "url": "https://x.test"}]
            }
            """);
        for (String folder :
                List.of("src", "lib", "legacy", "helpers", "dev", "bundles", "Modules", "app", "tests", "lang")) {
            Files.createDirectory(root.resolve(folder));
        }
        assertThat(recipe().folders()).containsExactly("Modules", "bundles", "helpers", "legacy", "lib", "src");
    }

    @Test
    void credentialsForComposerAreAFileOfThatName() throws IOException {
        assertThat(recipe().composerAuth()).isFalse();
        write("auth.json", "{}");
        assertThat(recipe().composerAuth()).isTrue();
    }

    @Test
    void filesThatAreNoJsonAreLeftToThoseWhoReadThem() throws IOException {
        write("composer.json", "{");
        write("package.json", "[]");
        assertThat(recipe().folders()).isEmpty();
        assertThat(recipe().frontEnd()).isEmpty();
    }

    @Test
    void theExtensionsOfAnEngineAreInTheImage() {
        assertThat(recipe(Optional.of(Engine.MEMCACHED)).php().extensions()).contains("memcached");
        assertThat(recipe().php().extensions()).doesNotContain("memcached");
    }

    private Recipe recipe() {
        return recipe(Optional.empty());
    }

    private Recipe recipe(Optional<Engine> cache) {
        Blueprint blueprint = new Blueprint(
                "shop",
                Recipes.PHP,
                Engine.POSTGRES,
                cache,
                Optional.empty(),
                List.of(),
                PackageManager.YARN,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of());
        List<String> keys =
                List.of("VITE_APP_NAME", "APP_KEY", "ASSET_URL", "VITE_APP_NAME", "VITE_no-name", "MY_VITE_X");
        return Recipe.of(root, blueprint, keys);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }
}
