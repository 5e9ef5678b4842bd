package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerIgnoreTest {

    private static final List<String> CODE = List.of(
            ".gitignore",
            ".npmrc",
            "app/Models/User.php",
            "artisan",
            "bootstrap/app.php",
            "bootstrap/providers.php",
            "composer.json",
            "composer.lock",
            "config/app.php",
            "database/migrations/0001_01_01_000000_create_users_table.php",
            "database/schema/pgsql-schema.sql",
            "lang/en/auth.php",
            "lang/vendor/backup/en/notifications.php",
            "package-lock.json",
            "package.json",
            "postcss.config.js",
            "public/.htaccess",
            "public/favicon.ico",
            "public/index.php",
            "public/vendor/horizon/app.js",
            "resources/css/app.css",
            "resources/views/vendor/mail/html/button.blade.php",
            "resources/views/welcome.blade.php",
            "routes/web.php",
            "tailwind.config.js",
            "tsconfig.json",
            "vite.config.ts");

    @TempDir
    Path root;

    @Test
    void whatLaravelsSkeletonsConsistOfGoesIn() throws IOException {
        CODE.forEach(this::write);
        assertThat(files(Recipes.shop())).containsExactlyElementsOf(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".env.backup",
                ".env.example",
                ".env.production",
                ".envrc",
                "app/.env.testing",
                "config/production.env",
                "auth.json",
                "app/auth.json",
                "id.key",
                "config/certs/server.key",
                "config/certs/privkey.pem",
                "config/certs/client-key.pem",
                "config/apple.p8",
                "resources/id_rsa",
                "storage/oauth-private.key",
                "storage/app/private/upload.txt",
                "storage/app/public/photo.jpg",
                "storage/logs/laravel.log",
                "storage/framework/sessions/x",
                "bootstrap/cache/config.php",
                "bootstrap/ssr/ssr.js",
                "public/hot",
                "public/storage/photo.jpg",
                "public/build/manifest.json",
                "node_modules/vite/index.js",
                "vendor/autoload.php",
                "tests/TestCase.php",
                "dump.sql",
                "database/dump.sql",
                "database/backup.sql.gz",
                "database/shop.dump",
                "database/database.sqlite",
                "database/database.sqlite-journal",
                "database/shop.db",
                "shop.kubeconfig",
                "app/anna.kubeconfig",
                "config/kubeconfig",
                ".larakube.json",
                ".larakube.local.json",
                ".git/config",
                "app/.git/config",
                ".infrastructure/k8s/base/kustomization.yaml",
                ".github/workflows/ci.yml",
                "Dockerfile.php",
                ".dockerignore",
                "docker-compose.yml",
                "README.md",
                "phpunit.xml",
                "mysql/data/ibdata1"
            })
    void noSecretNoDataAndNothingThatIsMadeGoesIn(String path) throws IOException {
        write(path);
        assertThat(files(Recipes.shop())).isEmpty();
    }

    @Test
    void aPublicKeyIsNoSecret() throws IOException {
        write("config/jwt-public-key.pem");
        assertThat(files(Recipes.shop())).containsExactly("config/jwt-public-key.pem");
    }

    @Test
    void packagesOfTheProjectsOwnGoInWithoutWhatTheyHaveInstalled() throws IOException {
        write("packages/acme/tax/src/Tax.php");
        write("packages/acme/tax/vendor/autoload.php");
        write("packages/tax/vendor/autoload.php");
        write("packages/acme/tax/resources/views/vendor/mail.blade.php");
        write("packages/acme/tax/.env");
        write("Modules/Blog/node_modules/x/index.js");
        write("Modules/Blog/module.json");
        assertThat(files(Recipes.everything()))
                .containsExactly(
                        "Modules/Blog/module.json",
                        "packages/acme/tax/resources/views/vendor/mail.blade.php",
                        "packages/acme/tax/src/Tax.php");
    }

    @Test
    void dataThatThePodsShareStaysOut() throws IOException {
        write("public/sitemaps/index.xml");
        assertThat(files(Recipes.everything())).isEmpty();
    }

    @Test
    void settingsWithCredentialsStayOut() throws IOException {
        write(".npmrc");
        assertThat(files(Recipes.everything())).isEmpty();
    }

    @Test
    void aCommittedFrontEndGoesInWhenNothingBuildsIt() throws IOException {
        write("public/build/manifest.json");
        assertThat(files(Recipes.plain())).containsExactly("public/build/manifest.json");
    }

    private List<String> files(Recipe recipe) throws IOException {
        Files.writeString(root.resolve(DockerIgnore.NAME), DockerIgnore.of(recipe));
        return BuildContext.of(root).files().stream().map(ContextFile::path).toList();
    }

    private void write(String path) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
