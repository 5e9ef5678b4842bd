package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.ShopImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tag is made from the files that we think a builder takes; here a builder says which it takes. */
@Tag("e2e")
class ContextOfBuilderTest {

    private static final List<String> ODD = List.of(
            "app/.env.local",
            "app/deep/er/node_modules/x/index.js",
            "app/deep/x.kubeconfig",
            "config/certs/client-key.pem",
            "config/certs/ca.pem",
            "database/schema/pgsql-schema.sql",
            "database/schema/.env",
            "database/dump.sql",
            "lang/vendor/x/en.php",
            "packages/acme/tax/vendor/autoload.php",
            "packages/acme/tax/src/Tax.php",
            "public/storage/photo.jpg",
            "public/vendor/horizon/app.js",
            "resources/views/vendor/mail.blade.php",
            "storage/app/private/upload.txt",
            "tests/TestCase.php",
            "vendor/autoload.php",
            "vite.config.ts",
            "x.config.d/y");

    @TempDir
    Path scratch;

    @Test
    void theBuilderTakesExactlyTheFilesThatTheTagIsMadeFrom() throws IOException {
        Path copy = ShopImage.workingCopy(scratch.resolve("shop"), folder -> ODD.forEach(name -> plant(folder, name)));
        Files.createSymbolicLink(copy.resolve("app/link"), Path.of("../.env"));
        Files.writeString(copy.resolve(Dockerfile.NAME), "FROM scratch\nCOPY . /context/\n");
        assertThat(ShopImage.of(copy).paths(scratch))
                .filteredOn(path -> path.startsWith("context/") && !path.endsWith("/"))
                .extracting(path -> path.substring("context/".length()))
                .containsExactlyInAnyOrderElementsOf(BuildContext.of(copy).files().stream()
                        .map(ContextFile::path)
                        .toList());
    }

    private static void plant(Path folder, String name) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
