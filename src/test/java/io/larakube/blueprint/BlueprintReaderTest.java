package io.larakube.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlueprintReaderTest {

    @Test
    void aBlueprintWithEverythingIsRead() {
        Blueprint blueprint = read("""
            {
              "$schema": "https://larakube.io/schema/larakube.schema.json",
              "name": "shop",
              "phpVersion": "8.4",
              "serverVariation": "fpm-nginx",
              "os": "debian",
              "additionalExtensions": ["gd", "imagick"],
              "packageManager": "pnpm",
              "database": "postgres",
              "cacheDriver": "redis",
              "features": ["reverb", "horizon", "queue", "scheduler"],
              "strategy": "single-node",
              "healthPath": "/up",
              "sharedPaths": ["public/sitemaps"],
              "lockedFiles": ["Dockerfile.php"],
              "environments": {
                "local": {},
                "production": {
                  "strategy": "single-node",
                  "sharedStorage": false,
                  "namespace": "shop-live",
                  "hosts": {"web": "shop.example.com", "reverb": "ws.shop.example.com"},
                  "managed": ["postgres"],
                  "excludeFeatures": ["queue"],
                  "storageClass": "local-path",
                  "storageSize": "10Gi",
                  "resources": {
                    "default": {"requests": {"cpu": "100m", "memory": "128Mi"}},
                    "php-web": {"limits": {"cpu": 2, "memory": "1Gi"}}
                  },
                  "registry": {"provider": "ghcr", "image": "acme/shop", "pullSecret": "ghcr"},
                  "ingress": "nginx",
                  "ingressAnnotations": {"nginx.ingress.kubernetes.io/proxy-body-size": "50m"},
                  "certManagerIssuer": "letsencrypt"
                }
              }
            }
            """);

        assertThat(blueprint)
                .isEqualTo(new Blueprint(
                        "shop",
                        new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of("gd", "imagick")),
                        Engine.POSTGRES,
                        Optional.of(Engine.REDIS),
                        Optional.empty(),
                        List.of(Feature.HORIZON, Feature.QUEUE, Feature.SCHEDULER, Feature.REVERB),
                        PackageManager.PNPM,
                        Optional.of("/up"),
                        List.of("public/sitemaps"),
                        List.of("Dockerfile.php"),
                        Map.of("local", Environment.named("local"), "production", production())));
        assertThat(blueprint.environments()).containsOnlyKeys("local", "production");
    }

    private static Environment production() {
        return new Environment(
                "production",
                new Strategy.SingleNode(),
                Optional.of("shop-live"),
                Map.of("web", "shop.example.com", "reverb", "ws.shop.example.com"),
                List.of(Engine.POSTGRES),
                List.of(),
                List.of(Feature.QUEUE),
                new Environment.Storage(Optional.of("local-path"), Optional.of("10Gi"), Optional.empty()),
                Map.of(
                        "default",
                        new Resources(Optional.of("100m"), Optional.of("128Mi"), Optional.empty(), Optional.empty()),
                        "php-web",
                        new Resources(Optional.empty(), Optional.empty(), Optional.of("2"), Optional.of("1Gi"))),
                Optional.of(new Registry("ghcr.io/acme/shop", Optional.of("ghcr"))),
                new Ingress(
                        "nginx",
                        Map.of("nginx.ingress.kubernetes.io/proxy-body-size", "50m"),
                        Optional.of("letsencrypt")));
    }

    @Test
    void nameAndDatabaseAreEnough() {
        assertThat(read("{\"name\": \"shop\", \"database\": \"sqlite\"}"))
                .isEqualTo(new Blueprint(
                        "shop",
                        new Php("8.5", Php.Server.FPM_NGINX, Php.Os.ALPINE, List.of()),
                        Engine.SQLITE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        PackageManager.NPM,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of("local", Environment.named("local"), "production", Environment.named("production"))));
    }

    @Test
    void environmentsKeepTheirOrder() {
        assertThat(with("\"environments\": {\"zeta\": {}, \"local\": {}, \"alpha\": {}}")
                        .environments())
                .extractingFromEntries(Map.Entry::getKey)
                .containsExactly("zeta", "local", "alpha");
    }

    @Test
    void theDatabaseAsCacheIsNoEngine() {
        assertThat(with("\"cacheDriver\": \"database\"").cache()).isEmpty();
    }

    @Test
    void olderSpellingsMeanTheSame() {
        assertThat(with("\"features\": [\"queues\"]").features()).containsExactly(Feature.QUEUE);
        assertThat(with("\"environments\": {\"local\": {\"ingress\": \"aws-alb\"}}")
                        .environments()
                        .get("local")
                        .ingress()
                        .className())
                .isEqualTo("alb");
    }

    @Test
    void nullIsAbsence() {
        assertThat(with("\"phpVersion\": null, \"features\": null, \"environments\": null, \"healthPath\": null"))
                .isEqualTo(with("\"lockedFiles\": []"));
    }

    @Test
    void anImageOfAProviderGetsItsHost() {
        assertThat(registry("{\"provider\": \"ghcr\", \"image\": \"acme/shop\"}")
                        .image())
                .isEqualTo("ghcr.io/acme/shop");
        assertThat(registry("{\"provider\": \"dockerhub\", \"image\": \"acme/shop\"}")
                        .image())
                .isEqualTo("docker.io/acme/shop");
        assertThat(registry("{\"provider\": \"gitlab\", \"image\": \"registry.gitlab.com/acme/shop\"}")
                        .image())
                .isEqualTo("registry.gitlab.com/acme/shop");
        assertThat(registry("{\"image\": \"localhost:5000/shop\"}").image()).isEqualTo("localhost:5000/shop");
    }

    @Test
    void thePullSecretMayStandBesideTheRegistry() {
        Environment environment =
                with("\"environments\": {\"local\": {\"registry\": {\"image\": \"acme/shop\"}, \"imagePullSecret\":"
                                + " \"s\"}}")
                        .environments()
                        .get("local");
        assertThat(environment.registry()).contains(new Registry("acme/shop", Optional.of("s")));
    }

    private static Registry registry(String json) {
        return with("\"environments\": {\"local\": {\"registry\": " + json + "}}")
                .environments()
                .get("local")
                .registry()
                .orElseThrow();
    }

    @Test
    void fieldsOfOlderBlueprintsAreReadAndNamedAsUnused() {
        Reading.Read read = (Reading.Read) BlueprintReader.read(".larakube.json", """
            {
              "id": "5c1f",
              "name": "shop",
              "email": "me@example.com",
              "frontend": null,
              "blueprints": [],
              "isSystem": false,
              "database": "sqlite",
              "environments": {
                "local": {"tunnel": {"provider": "cloudflare"}, "hosts": {"s3": "s3.example.com", "reverb": "ws.example.com"}}
              }
            }
            """);
        assertThat(read.remarks())
                .extracting(remark -> remark.place() + ": " + remark.what())
                .containsExactly(
                        ".larakube.json:2:9 id: \"id\" is not used by this version",
                        ".larakube.json:4:12 email: \"email\" is not used by this version",
                        ".larakube.json:10:25 environments.local.tunnel: \"tunnel\" is not used by this version",
                        ".larakube.json:10:69 environments.local.hosts.s3: \"s3\" is not used by this version",
                        ".larakube.json:10:97 environments.local.hosts.reverb: leads nowhere, because reverb is not"
                                + " among the features");
    }

    @Test
    void aTextThatIsNoJsonIsOneProblemWithItsPlace() {
        assertThat(problems(""))
                .containsExactly(".larakube.json: the file is empty → remove it, and larakube init writes one, or"
                        + " restore it from git");
        assertThat(problems("[]"))
                .containsExactly(
                        ".larakube.json:1:1: must be an object → write {\"name\": \"…\", \"database\": \"…\"}");
    }

    @Test
    void anEndlessFileIsNotRead() {
        assertThat(problems(" ".repeat(300_000)))
                .containsExactly(".larakube.json: has more than 256 KiB → look whether it is the right file");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems("{}"))
                .containsExactly(
                        ".larakube.json:1:1 name: is missing → add \"name\": \"…\", which namespaces and the image are"
                                + " called after",
                        ".larakube.json:1:1 database: is missing → add \"database\": \"postgres\" or \"database\":"
                                + " \"sqlite\"");
    }

    @Test
    void allProblemsAreFoundAtOnce() {
        assertThat(problems("""
            {
              "name": "My Shop",
              "phpVersion": 8.4,
              "databse": "postgres",
              "database": "postgers",
              "features": ["horizn", "octane", "queue", "queues"],
              "environments": {
                "local": {"hosts": {"web": "https://Shop.test:8080/"}},
                "Production": {"storageSize": "10GB"}
              }
            }
            """))
                .containsExactly(
                        ".larakube.json:2:11 name: \"My Shop\" is no DNS label → write \"my-shop\" (lower-case"
                                + " letters, digits and \"-\" between them, at most 63)",
                        ".larakube.json:3:17 phpVersion: must be a text, but is a number → write it in quotes: \"8.4\"",
                        ".larakube.json:4:14 databse: unknown name \"databse\" → did you mean \"database\"? known"
                            + " here: $schema, name, phpVersion, serverVariation, os, additionalExtensions,"
                            + " packageManager, database, cacheDriver, objectStorage, features, strategy, healthPath,"
                            + " sharedPaths, lockedFiles, environments",
                        ".larakube.json:5:15 database: \"postgers\" is no known database → did you mean \"postgres\"?"
                                + " known: postgres, mysql, mariadb, sqlite",
                        ".larakube.json:6:16 features[0]: \"horizn\" is no known feature → did you mean \"horizon\"?"
                                + " known: horizon, queue, scheduler, reverb",
                        ".larakube.json:6:26 features[1]: \"octane\" is not supported by this version → remove it",
                        ".larakube.json:6:45 features[3]: stands in \"features\" twice → remove one of the two",
                        ".larakube.json:8:32 environments.local.hosts.web: \"https://Shop.test:8080/\" is no host name"
                                + " → write \"shop.test\" (a name in lower case such as \"shop.example.com\", without"
                                + " scheme, port and path)",
                        ".larakube.json:9:19 environments.Production: \"Production\" is no DNS label → choose a name"
                            + " such as \"staging\" (lower-case letters, digits and \"-\" between them, at most 63)",
                        ".larakube.json:9:35 environments.Production.storageSize: \"10GB\" is no size of a volume →"
                                + " write \"10Gi\" (a Kubernetes quantity such as \"5Gi\", not below 1Mi)");
    }

    private static Blueprint with(String more) {
        return read("{\"name\": \"shop\", \"database\": \"postgres\", " + more + "}");
    }

    static Blueprint read(String text) {
        return switch (BlueprintReader.read(".larakube.json", text)) {
            case Reading.Read read -> read.blueprint();
            case Reading.Wrong wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }

    static List<String> problems(String text) {
        return switch (BlueprintReader.read(".larakube.json", text)) {
            case Reading.Read read -> List.of();
            case Reading.Wrong wrong ->
                wrong.problems().stream().map(BlueprintReaderTest::line).toList();
        };
    }

    static String line(Problem problem) {
        return problem.place() + ": " + problem.what() + " → " + problem.remedy();
    }
}
