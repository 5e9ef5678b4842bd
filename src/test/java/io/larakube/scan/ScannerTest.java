package io.larakube.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {

    @TempDir
    private Path root;

    private ScannerTest with(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
        return this;
    }

    private Scan scan() {
        return new Skeleton(root).scan();
    }

    private static List<String> words(Scan scan) {
        return scan.places().stream()
                .map(place -> "%s %s %s/%s %s: %s → %s"
                        .formatted(
                                place.spot().words(),
                                place.state().word(),
                                place.on(Nodes.ONE).word(),
                                place.on(Nodes.MANY).word(),
                                place.confidence().word(),
                                place.what()
                                        + place.why()
                                                .map(why -> " (" + why + ")")
                                                .orElse(""),
                                place.change()))
                .toList();
    }

    private ScannerTest laravel() throws IOException {
        return with("composer.json", "{\"require\": {\"laravel/framework\": \"^12.0\"}}")
                .with(".env", "DB_CONNECTION=pgsql\nLOG_CHANNEL=stderr\nFILESYSTEM_DISK=local\n");
    }

    @Test
    void aPlaceSaysWhereWhatHowSureAndTheSmallestChange() throws IOException {
        laravel().with("app/A.php", """
            <?php
            namespace App;
            use Illuminate\\Support\\Facades\\Storage;
            class A {
                public function a(string $disk) {
                    Storage::put('a', 'b');
                    Storage::disk($disk)->put('a', 'b');
                    $b ?: Storage::disk($b ? 'public' : 's3')->put('a', 'b');
                    file_put_contents(public_path('maps/a.xml'), '');
                }
            }
            """);

        assertThat(words(scan()))
                .containsExactly(
                        "app/A.php:6:9 file fine/shared certain: writes to the disk 'local' → FILESYSTEM_DISK=s3",
                        "app/A.php:7:9 file fine/shared guess: writes to a disk (the name of the disk is decided"
                                + " elsewhere) → a disk that is not local",
                        "app/A.php:8:15 file fine/shared likely: writes to the disk 'public' (the disk is one of 2)"
                                + " → Storage::disk('s3')",
                        "app/A.php:9:9 file shared/shared certain: writes public/maps/a.xml"
                                + " → \"sharedPaths\": [\"public/maps\"], or Storage::disk('s3')");
    }

    @Test
    void whatIsReadIsAPlaceOnlyWhereTheApplicationWrites() throws IOException {
        laravel().with("app/a.php", "<?php\nfile_get_contents(storage_path('stubs/a'));\n");
        assertThat(scan().places()).isEmpty();

        with("app/b.php", "<?php\nFile::put(storage_path('stubs/'.$name), '');\n");
        assertThat(scan().places())
                .extracting(place -> place.spot().words())
                .containsExactly("app/a.php:2:1", "app/b.php:2:1");
    }

    @Test
    void aFileWithASyntaxErrorIsNamedAndTheRestOfItIsRead() throws IOException {
        laravel().with("app/a.php", "<?php\nStorage::put('a', 'b');\nfunction (\n");

        Scan scan = scan();

        assertThat(scan.unread()).extracting(Unread::file).containsExactly("app/a.php");
        assertThat(scan.places()).extracting(place -> place.spot().line()).containsExactly(2);
    }

    @Test
    void aFileThatIsNestedTooDeepIsNamedAndTheOthersAreRead() throws IOException {
        laravel()
                .with("app/deep.php", "<?php\n$a = " + "$b . ".repeat(20_000) + "$b;\n")
                .with("app/long.php", "<?php\n$a = " + "$b . ".repeat(500) + "$b;\nStorage::put('a', 'b');\n");

        Scan scan = scan();

        assertThat(scan.unread())
                .containsExactly(new Unread("app/deep.php", 0, "its code is nested too deep to be read as a whole"));
        assertThat(scan.places()).extracting(place -> place.spot().words()).containsExactly("app/long.php:3:1");
    }

    @Test
    void theDriversThatTheApplicationUsesAreAPartOfTheResult() throws IOException {
        laravel();

        assertThat(scan().drivers())
                .containsExactly(
                        new Driver("database", "pgsql", new Spot(".env", 1, 1), false),
                        new Driver("cache", "database", Spot.of(".env"), false),
                        new Driver("session", "database", Spot.of(".env"), false),
                        new Driver("queue", "database", Spot.of(".env"), false),
                        new Driver("broadcasting", "null", Spot.of(".env"), false),
                        new Driver("filesystem", "local", new Spot(".env", 3, 1), true),
                        new Driver("log", "stderr", new Spot(".env", 2, 1), false),
                        new Driver("maintenance", "file", Spot.of(".env"), true));
    }

    @Test
    void aFolderThatHoldsNoApplicationIsRefused() {
        Failure.BadInput refused = catchThrowableOfType(Failure.BadInput.class, this::scan);

        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().getFirst().what()).contains("no composer.json in this folder");
    }

    @Test
    void theShopKeepsItsUploadsItsSitemapAndItsLogInAPod() {
        String given = System.getenv("LARAKUBE_TEST_APPS");
        Path shop = Path.of(given == null ? "../shared/apps" : given).resolve("shop");
        assumeTrue(Files.isDirectory(shop), "needs the application of the end-to-end tests");

        Scan scan = new Skeleton(shop).scan();

        assertThat(scan.unread()).isEmpty();
        assertThat(scan.troubles(Nodes.ONE)).isEmpty();
        assertThat(scan.troubles(Nodes.MANY))
                .extracting(place ->
                        place.spot().words() + " " + place.on(Nodes.MANY).word())
                .containsExactly(
                        ".env.example:10:1 shared",
                        ".env.example:13:1 lost",
                        ".env.example:16:1 breaks",
                        "app/Console/Commands/GenerateSitemap.php:22:9 shared",
                        "app/Http/Controllers/DiskController.php:25:60 shared",
                        "app/Http/Controllers/DiskController.php:31:38 shared",
                        "app/Http/Controllers/FileController.php:20:9 shared",
                        "app/Http/Controllers/FileController.php:28:22 shared",
                        "app/Http/Controllers/FileController.php:30:16 shared",
                        "app/Http/Controllers/SitemapController.php:13:22 shared",
                        "app/Http/Controllers/SitemapController.php:15:16 shared");
    }

    @Test
    void whatNothingSetsIsSaidToBeADefault() throws IOException {
        with("composer.json", "{}").with(".env", "LOG_CHANNEL=stderr\n");

        assertThat(scan().places())
                .extracting(place -> place.spot().words() + " " + place.code())
                .containsExactly(".env (not set: this is Laravel's default)");
    }
}
