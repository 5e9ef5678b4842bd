package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with a package in its own folder whose Vite plugin runs artisan, as Laravel's starter kits do with Wayfinder: the
 * stage that builds the front end has no PHP.
 */
@Tag("e2e")
class WayfinderImageTest {

    private static final String PACKAGE = """
        {
            "name": "laravel/wayfinder",
            "version": "0.1.0",
            "autoload": {"psr-4": {"Wayfinder\\\\": "src/"}},
            "extra": {"laravel": {"providers": ["Wayfinder\\\\Provider"]}}
        }
        """;

    private static final String PROVIDER = """
        <?php

        namespace Wayfinder;

        use Illuminate\\Support\\Facades\\Artisan;
        use Illuminate\\Support\\ServiceProvider;

        class Provider extends ServiceProvider
        {
            public function boot(): void
            {
                Artisan::command('wayfinder:generate {--with-form}', function () {
                    file_put_contents(resource_path('js/routes.js'), "export const up = 'made-from-routes';\\n");
                });
            }
        }
        """;

    private static final String VITE = """
        import { execSync } from 'node:child_process';
        import { defineConfig } from 'vite';
        import laravel from 'laravel-vite-plugin';

        export default defineConfig({
            plugins: [
                laravel({ input: ['resources/css/app.css', 'resources/js/app.js'] }),
                { name: 'wayfinder', buildStart: () => { execSync('php artisan wayfinder:generate --with-form'); } },
            ],
        });
        """;

    @TempDir
    static Path scratch;

    private static ImageArchive image;

    @BeforeAll
    static void build() throws IOException {
        ShopImage shop = ShopImage.of(ShopImage.workingCopy(scratch.resolve("shop"), WayfinderImageTest::addWayfinder));
        Path unpacked = Files.createDirectory(scratch.resolve("unpacked"));
        image = ImageArchive.read(shop.archive(scratch), unpacked);
    }

    @Test
    void theFrontEndContainsWhatArtisanMadeFromTheRoutes() {
        assertThat(image.layers()).anyMatch(layer -> ImageArchive.contains(layer, "made-from-routes"));
    }

    @Test
    void bootingItForThatLeavesNothingInTheCaches() {
        assertThat(image.layers())
                .flatMap(ImageArchive::paths)
                .filteredOn(path -> path.matches(".*/(bootstrap/cache|storage/logs)/[^/.]+\\..*"))
                .isEmpty();
    }

    @Test
    void thePackageOfItsOwnIsInItTogetherWithTheLinkToIt() {
        assertThat(image.layers())
                .flatMap(ImageArchive::listing)
                .filteredOn(line -> line.contains("wayfinder"))
                .anyMatch(line -> line.endsWith("vendor/laravel/wayfinder -> ../../packages/wayfinder/"))
                .anyMatch(line -> line.endsWith("packages/wayfinder/src/Provider.php"));
    }

    private static void addWayfinder(Path copy) {
        try {
            Path own = Files.createDirectories(copy.resolve("packages/wayfinder/src"));
            Files.writeString(own.resolveSibling("composer.json"), PACKAGE);
            Files.writeString(own.resolve("Provider.php"), PROVIDER);
            Files.writeString(copy.resolve("vite.config.js"), VITE);
            Files.writeString(
                    copy.resolve("resources/js/app.js"), "import { up } from './routes';\nconsole.log(up);\n");
            Path composer = copy.resolve("composer.json");
            Tree.Obj json = (Tree.Obj) Json.parse(Files.readString(composer)).orElseThrow();
            Tree.Obj require = (Tree.Obj) json.at("require").orElseThrow();
            Tree.Obj repository = Tree.obj().with("type", "path").with("url", "./packages/*");
            Files.writeString(
                    composer,
                    JsonText.indented(json.with("require", require.with("laravel/wayfinder", "*"))
                            .with("repositories", Tree.arr(repository))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
