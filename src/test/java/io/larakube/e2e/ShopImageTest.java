package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.image.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the image that our Dockerfile makes of the shop, and what is not, although the working copy has it. */
@Tag("e2e")
class ShopImageTest {

    private static final String MARK = "planted-secret-5f1c7e90";

    private static final List<String> SECRETS = List.of(
            ".env",
            ".env.production",
            ".env.backup",
            "app/.env.testing",
            "id.key",
            "config/server.key",
            "storage/oauth-private.key",
            "dump.sql",
            "database/dump.sql",
            "database/shop.sql.gz",
            "database/database.sqlite",
            "storage/app/private/upload.txt",
            "storage/app/public/photo.jpg",
            "storage/logs/laravel.log",
            "bootstrap/cache/config.php",
            "public/hot",
            "public/build/manifest.json",
            "public/sitemaps/index.xml",
            ".larakube.local.json",
            "x.kubeconfig",
            "app/x.kubeconfig",
            ".git/config",
            "node_modules/x/index.js",
            "vendor/autoload.php");

    /** Names that no file of the image may have, wherever it is. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)(^|.*/)(\\.env[^/]*|auth\\.json|[^/]*\\.key|[^/]*\\.sql(\\.gz)?|[^/]*\\.dump|[^/]*\\.sqlite[^/]*"
                    + "|[^/]*kubeconfig[^/]*|\\.larakube[^/]*|\\.git|laravel\\.log)$");

    private static final String ROOT = "var/www/html/";

    @TempDir
    static Path scratch;

    private static ShopImage shop;
    private static ImageArchive image;

    @BeforeAll
    static void build() throws IOException {
        shop = ShopImage.of(ShopImage.workingCopy(scratch.resolve("shop"), copy -> {
            plantCredentials(copy);
            SECRETS.forEach(path -> plant(copy.resolve(path)));
        }));
        Path unpacked = Files.createDirectory(scratch.resolve("unpacked"));
        image = ImageArchive.read(shop.archive(scratch), unpacked);
    }

    @Test
    void noLayerHasAnyOfTheSecretsThatLieInTheWorkingCopy() {
        for (Path layer : image.layers()) {
            assertThat(ImageArchive.contains(layer, MARK))
                    .as("layer %s", layer.getFileName())
                    .isFalse();
        }
    }

    @Test
    void noLayerHasAFileThatIsCalledAsASecretOrADump() {
        for (Path layer : image.layers()) {
            assertThat(ImageArchive.paths(layer))
                    .filteredOn(path -> FORBIDDEN.matcher(path).matches())
                    .isEmpty();
        }
    }

    @Test
    void neitherItsConfigurationNorItsHistoryTellsASecret() {
        assertThat(image.config().toString()).doesNotContain(MARK, "base64:hidden", "APP_KEY");
    }

    @Test
    void storageAndCachesAreEmptyFoldersOfWwwData() {
        assertThat(inTheApplication("storage/", "bootstrap/cache/"))
                .allSatisfy(line -> assertThat(line).startsWith("d").containsAnyOf(" 33/33 ", " www-data/www-data "))
                .extracting(line -> line.substring(line.indexOf(ROOT) + ROOT.length()))
                .contains(
                        "bootstrap/cache/",
                        "storage/app/private/",
                        "storage/app/public/",
                        "storage/framework/cache/data/",
                        "storage/framework/sessions/",
                        "storage/framework/views/",
                        "storage/logs/");
    }

    @Test
    void theFrontEndWasBuiltInsideAndNotTakenFromTheWorkingCopy() {
        assertThat(inTheApplication("public/build/manifest.json")).hasSize(1);
        assertThat(inTheApplication("public/build/assets/"))
                .anyMatch(line -> line.endsWith(".css"))
                .anyMatch(line -> line.endsWith(".js"));
        assertThat(inTheApplication("node_modules/")).isEmpty();
    }

    @Test
    void theLinkToPublicStorageIsPartOfIt() {
        assertThat(inTheApplication("public/storage"))
                .singleElement()
                .asString()
                .startsWith("l")
                .endsWith("public/storage -> ../storage/app/public");
    }

    @Test
    void noFileOfTheApplicationBelongsToRootAndItRunsAsWwwData() {
        assertThat(inTheApplication("")).noneMatch(line -> line.contains(" 0/0 ") || line.contains(" root/root "));
        assertThat(image.config().textAt("config", "User")).contains("www-data");
    }

    @Test
    void itIsCalledAfterItsContentWhichNoSecretIsPartOf(@TempDir Path other) {
        Path clean = ShopImage.workingCopy(other.resolve("shop"), ShopImageTest::plantCredentials);
        Build again = Build.of(clean, "shop", ShopImage.CONFIGURATION, Optional.empty());
        assertThat(again.image()).isEqualTo(shop.build().image());
        plant(clean.resolve("app/New.php"));
        assertThat(Build.of(clean, "shop", ShopImage.CONFIGURATION, Optional.empty())
                        .image())
                .isNotEqualTo(shop.build().image());
    }

    /** What the layers have below the application's folder, of paths that begin so: rights, owner, size, time, path. */
    private static List<String> inTheApplication(String... beginnings) {
        return image.layers().stream()
                .flatMap(layer -> ImageArchive.listing(layer).stream())
                .filter(line -> Stream.of(beginnings).anyMatch(beginning -> line.contains(" " + ROOT + beginning)))
                .toList();
    }

    /** What composer reads for private packages: the build gets to see it, the image does not. */
    private static void plantCredentials(Path copy) {
        write(copy.resolve("auth.json"), "{\"bearer\": {\"packages.acme.test\": \"" + MARK + "\"}}\n");
    }

    private static void plant(Path file) {
        write(file, MARK + "\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
