package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.engine.Engine;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaravelAppTest {

    @TempDir
    private Path root;

    private static Detection skeleton(String name) {
        return LaravelApp.detect(
                new ProjectFolder(Path.of("src/test/resources/workspace").resolve(name)));
    }

    private static List<String> lines(Detection detection) {
        return detection.findings().stream()
                .map(finding -> "%s %s  %s (%s)"
                        .formatted(finding.what(), finding.value(), finding.place(), finding.evidence()))
                .toList();
    }

    private static List<Problem> problems(ProjectFolder folder) {
        return catchThrowableOfType(Failure.BadInput.class, () -> LaravelApp.detect(folder))
                .problems();
    }

    private Folder app(String constraintOnPhp) {
        return new Folder(root).with("artisan", "").with("composer.json", """
            {"require": {"php": "%s", "laravel/framework": "^12.0"}}
            """.formatted(constraintOnPhp));
    }

    @Test
    void laravel10IsReadFromItsKernelAndItsOwnConfiguration() {
        Detection ten = skeleton("laravel-10");

        assertThat(lines(ten))
                .containsExactly(
                        "laravel 10.48.29  composer.lock:4 (laravel/framework v10.48.29)",
                        "phpVersion 8.3  composer.json:4 (Laravel 10 supports PHP up to 8.3)",
                        "database mysql  .env.example:2 (DB_CONNECTION=mysql)",
                        "packageManager npm  package-lock.json (a lock file of npm)",
                        "build vite build  package.json:5 (build: vite build)");
        assertThat(ten.features()).isEmpty();
        assertThat(ten.healthPath()).isEmpty();
        assertThat(ten.cache()).isEmpty();
        assertThat(ten.extensions()).isEmpty();
        assertThat(ten.problems()).isEmpty();
    }

    @Test
    void laravel11IsReadFromBootstrapAndItsPackages() {
        Detection eleven = skeleton("laravel-11");

        assertThat(lines(eleven))
                .containsExactly(
                        "laravel 11.44.2  composer.lock:21 (laravel/framework v11.44.2)",
                        "phpVersion 8.4  composer.json:4 (Laravel 11 supports PHP up to 8.4)",
                        "database postgres  .env:2 (DB_CONNECTION=tenants)",
                        "cacheDriver redis  .env:3 (CACHE_STORE=redis)",
                        "features horizon  composer.json:7 (laravel/horizon ^5.30)",
                        "features scheduler  bootstrap/app.php:12 (withSchedule())",
                        "features reverb  composer.json:8 (laravel/reverb ^1.0)",
                        "healthPath /up  bootstrap/app.php:10 (health: '/up')",
                        "packageManager pnpm  package.json:2 (pnpm@9.15.0)",
                        "build vite build && vite build --ssr  package.json:3 (build: vite build && vite build --ssr)",
                        "additionalExtensions gd  composer.lock:4 (fixture/images requires ext-GD)",
                        "additionalExtensions intl  composer.json:5 (ext-intl)");
        assertThat(eleven.problems()).isEmpty();
    }

    @Test
    void laravel12WithoutConfigurationFilesHasTheDefaultsOfTheFramework() {
        Detection twelve = skeleton("laravel-12");

        assertThat(lines(twelve))
                .containsExactly(
                        "laravel ^12.0  composer.json:5 (laravel/framework ^12.0)",
                        "phpVersion 8.3  composer.json:9 (config.platform.php 8.3.12)",
                        "database sqlite  .env.example:1 (DB_CONNECTION=sqlite)",
                        "features queue  app/Mail/Receipt.php:9 (implements ShouldQueue (QUEUE_CONNECTION=database))",
                        "features scheduler  routes/console.php:5 (Schedule::)",
                        "healthPath /status/live  bootstrap/app.php:4 (health: 'status/live')",
                        "packageManager bun  bun.lock (a lock file of bun)");
        assertThat(twelve.buildsAssets()).isFalse();
        assertThat(twelve.cache()).isEmpty();
    }

    @Test
    void laravel13IsReadFromAttributesRoutesAndLockedPackages() {
        Detection thirteen = skeleton("laravel-13");

        assertThat(lines(thirteen))
                .containsExactly(
                        "laravel 13.26.0  composer.lock:9 (laravel/framework v13.26.0)",
                        "phpVersion 8.4  composer.lock:4 (fixture/strict requires php ~8.3.0 || ~8.4.0)",
                        "database mariadb  .env.example:1 (DB_CONNECTION=mariadb)",
                        "cacheDriver redis  app/Console/Commands/Work.php:8 (the command horizon keeps its jobs in"
                                + " Redis)",
                        "features horizon  app/Console/Commands/Work.php:8 (the command horizon)",
                        "features scheduler  routes/console.php:5 (a command with a schedule)",
                        "features reverb  app/Console/Commands/Sockets.php:9 (the command reverb:start)",
                        "healthPath /up  routes/web.php:6 (a route /up)",
                        "packageManager pnpm  pnpm-lock.yaml (a lock file of pnpm)");
        assertThat(thirteen.problems()).isEmpty();
    }

    @Test
    void theValuesAreThoseOfTheFindings() {
        Detection eleven = skeleton("laravel-11");

        assertThat(eleven.laravel()).isEqualTo("11.44.2");
        assertThat(eleven.php()).contains("8.4");
        assertThat(eleven.database()).contains(Engine.POSTGRES);
        assertThat(eleven.cache()).contains(Engine.REDIS);
        assertThat(eleven.features()).containsExactly(Feature.HORIZON, Feature.SCHEDULER, Feature.REVERB);
        assertThat(eleven.healthPath()).contains("/up");
        assertThat(eleven.packageManager()).contains(PackageManager.PNPM);
        assertThat(eleven.buildsAssets()).isTrue();
        assertThat(eleven.extensions()).containsExactly("gd", "intl");
        assertThat(JsonText.line(eleven.findings().getFirst().json()))
                .isEqualTo("{\"what\":\"laravel\",\"value\":\"11.44.2\",\"file\":\"composer.lock\",\"line\":21,"
                        + "\"evidence\":\"laravel/framework v11.44.2\"}");
    }

    @Test
    void noFindingShowsASecret() {
        Folder app = app("^8.2").with(".env", "DB_CONNECTION=sqlite\nREDIS_URL=redis://:hunter2@cache.internal:6379\n");

        assertThat(lines(LaravelApp.detect(app.project())))
                .contains("cacheDriver redis  .env:2 (REDIS_URL)")
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void theApplicationOfTheEndToEndTestsIsFoundOutWhole() {
        String given = System.getenv("LARAKUBE_TEST_APPS");
        Path shop = Path.of(given == null ? "../shared/apps" : given).resolve("shop");
        assumeTrue(Files.isDirectory(shop), "needs the application of the end-to-end tests");

        assertThat(lines(LaravelApp.detect(new ProjectFolder(shop))))
                .containsExactly(
                        "laravel ^10.0  composer.json:8 (laravel/framework ^10.0)",
                        "phpVersion 8.3  composer.json:7 (Laravel 10 supports PHP up to 8.3)",
                        "database sqlite  .env.example:16 (DB_CONNECTION=sqlite)",
                        "cacheDriver redis  app/Console/Commands/Horizon.php:18 (the command horizon keeps its jobs in"
                                + " Redis)",
                        "features horizon  app/Console/Commands/Horizon.php:18 (the command horizon)",
                        "features scheduler  app/Console/Kernel.php:10 (schedule())",
                        "features reverb  app/Console/Commands/StartReverb.php:14 (the command reverb:start)",
                        "healthPath /up  routes/web.php:14 (a route /up)",
                        "build vite build  package.json:6 (build: vite build)");
    }

    @Test
    void redisIsNoUseWhenItsHostIsTheDefault() {
        Folder app = app("^8.2")
                .with(".env", "DB_CONNECTION=sqlite\nREDIS_HOST=127.0.0.1\nREDIS_URL=redis://localhost:6379\n");
        assertThat(LaravelApp.detect(app.project()).cache()).isEmpty();

        app.with(".env", "DB_CONNECTION=sqlite\nREDIS_HOST=redis\n");
        assertThat(LaravelApp.detect(app.project()).cache()).contains(Engine.REDIS);
    }

    @Test
    void aCacheThatLaraKubeDoesNotRunIsAProblem() {
        Folder app = app("^8.2").with(".env", "DB_CONNECTION=sqlite\nCACHE_STORE=mongodb\n");

        assertThat(LaravelApp.detect(app.project()).problems())
                .containsExactly(new Problem(
                        ".env:2",
                        "CACHE_STORE=mongodb: LaraKube does not run mongodb",
                        "say what it is to run instead: --redis or --valkey or --memcached"));
    }

    @Test
    void ofEnginesWithOneProtocolTheOneIsMeantWhoseHostTheConfigurationNames() {
        Folder app = app("^8.2")
                .with(".env", "DB_CONNECTION=mysql\nDB_HOST=mariadb\nREDIS_HOST=valkey\nSESSION_DRIVER=redis\n");
        Detection valkey = LaravelApp.detect(app.project());
        assertThat(valkey.database()).contains(Engine.MARIADB);
        assertThat(valkey.cache()).contains(Engine.VALKEY);

        app.with(".env", "DB_CONNECTION=mariadb\nDB_HOST=db.example.com\nCACHE_STORE=memcached\n");
        Detection elsewhere = LaravelApp.detect(app.project());
        assertThat(elsewhere.database()).contains(Engine.MARIADB);
        assertThat(elsewhere.cache()).contains(Engine.MEMCACHED);
    }

    @Test
    void anObjectStoreIsOursByItsEndpointOnly() {
        Folder app = app("^8.2")
                .with(".env", "DB_CONNECTION=sqlite\nFILESYSTEM_DISK=s3\nAWS_ENDPOINT=https://fra1.example.com\n");
        assertThat(LaravelApp.detect(app.project()).objectStorage()).isEmpty();

        app.with(".env", "DB_CONNECTION=sqlite\nFILESYSTEM_DISK=s3\nAWS_ENDPOINT=http://garage:3900\n");
        assertThat(LaravelApp.detect(app.project()).objectStorage()).contains(Engine.GARAGE);
    }

    @Test
    void withoutAnyVariablesTheDefaultOfTheConfigurationCounts() {
        Folder app = app("^8.2")
                .with("config/database.php", "<?php\nreturn [\n  'default' => env('DB_CONNECTION', 'pgsql'),\n];\n");

        assertThat(lines(LaravelApp.detect(app.project())))
                .contains("database postgres  config/database.php:3 (without DB_CONNECTION: pgsql)");
    }

    @Test
    void aDefaultThatOnlyPhpKnowsIsAProblem() {
        Folder app = app("^8.2").with("config/database.php", "<?php return ['default' => Tenant::connection()];");

        assertThat(LaravelApp.detect(app.project()).problems())
                .containsExactly(new Problem(
                        "config/database.php",
                        "the default connection is not known without running PHP",
                        "say which database it is: --postgres or --mysql or --mariadb or --sqlite"));
    }

    @Test
    void theConstraintOfTheApplicationIsNamedWhenNothingElseDecides() {
        assertThat(lines(LaravelApp.detect(app("^8.2").project())))
                .contains("phpVersion 8.5  composer.json:1 (php ^8.2)");
    }

    @Test
    void aConstraintThatLaravelDoesNotSupportWinsOverWhatItSupports() {
        Folder app = app("~8.5.0")
                .with("composer.lock", "{\"packages\": [{\"name\": \"laravel/framework\", \"version\": \"v11.0.0\"}]}");

        assertThat(LaravelApp.detect(app.project()).php()).contains("8.5");
    }

    @Test
    void aPhpThatHasNoImagesIsAProblem() {
        Detection detection = LaravelApp.detect(app("^7.4").project());

        assertThat(detection.php()).isEmpty();
        assertThat(detection.problems())
                .first()
                .isEqualTo(new Problem(
                        "composer.json:1",
                        "php ^7.4: no PHP that has images satisfies it (8.2, 8.3, 8.4, 8.5)",
                        "allow one of them there, then run composer update"));
    }

    @Test
    void aFolderThatIsNoLaravelApplicationIsRefusedWithAWayOut() {
        String remedy = "go to the folder that holds artisan and composer.json; to make one: composer create-project"
                + " laravel/laravel shop";

        assertThat(problems(new ProjectFolder(root)))
                .containsExactly(
                        new Problem("artisan", "is not there: this is no Laravel application", remedy),
                        new Problem("composer.json", "is not there: this is no Laravel application", remedy));
    }

    @Test
    void aFolderInsideOfAnApplicationNamesTheWayToItsRoot() {
        app("^8.2").with("app/Jobs/Job.php", "");

        assertThat(problems(new ProjectFolder(root.resolve("app/Jobs"))))
                .extracting(Problem::remedy)
                .containsOnly("cd " + root);
    }

    @Test
    void aPhpProjectWithoutLaravelIsRefused() {
        new Folder(root)
                .with("artisan", "")
                .with("composer.json", "{\n  \"require\": {\"symfony/console\": \"^7\"}\n}\n");

        assertThat(problems(new ProjectFolder(root)))
                .containsExactly(new Problem(
                        "composer.json:2:14 require",
                        "does not require laravel/framework: this is no Laravel application",
                        "composer require laravel/framework, or go to the folder of a Laravel application"));
    }

    @Test
    void aFileThatIsNoJsonIsAProblemWithItsPlace() {
        Folder app = app("^8.2").with("composer.lock", "{\n<<<<<<< HEAD\n");

        assertThat(problems(app.project())).extracting(Problem::place).containsExactly("composer.lock:2:1");
    }

    @Test
    void anEnvironmentFileThatLaravelCannotReadIsAProblemWithItsPlace() {
        Folder app = app("^8.2").with(".env", "DB_CONNECTION=pgsql\nAPP_NAME=My Shop\n");

        assertThat(problems(app.project())).extracting(Problem::place).containsExactly(".env:2");
    }
}
