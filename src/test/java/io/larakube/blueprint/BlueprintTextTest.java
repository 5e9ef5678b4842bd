package io.larakube.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlueprintTextTest {

    @Test
    void theFileOfASmallBlueprintHasWhatDecidesTheImageAndTheData() {
        Blueprint blueprint = BlueprintReaderTest.read(
                "{\"name\": \"shop\", \"database\": \"postgres\", \"cacheDriver\": \"redis\", \"features\":"
                        + " [\"horizon\"]}");
        assertThat(BlueprintText.of(blueprint)).isEqualTo("""
            {
              "$schema": "https://larakube.io/schema/larakube.schema.json",
              "name": "shop",
              "phpVersion": "8.5",
              "serverVariation": "fpm-nginx",
              "os": "alpine",
              "database": "postgres",
              "cacheDriver": "redis",
              "features": [
                "horizon"
              ],
              "environments": {
                "local": {},
                "production": {}
              }
            }
            """);
    }

    @Test
    void readingWhatWasWrittenGivesTheSameBlueprint() {
        Blueprints blueprints = new Blueprints(new Random(7));
        for (int i = 0; i < 2000; i++) {
            Blueprint blueprint = blueprints.next();
            assertThat(BlueprintReaderTest.read(BlueprintText.of(blueprint))).isEqualTo(blueprint);
        }
    }

    @Test
    void readingAnEditedFileGivesTheWantedBlueprint() {
        Blueprints blueprints = new Blueprints(new Random(8));
        for (int i = 0; i < 2000; i++) {
            Blueprint wanted = blueprints.next();
            String edited = edited(BlueprintText.of(blueprints.next()), wanted);
            assertThat(BlueprintReaderTest.read(edited)).isEqualTo(wanted);
        }
    }

    @Test
    void withoutAChangeTheTextStaysByteForByte() {
        String text = "{ \"database\" :\"sqlite\",\n\t\"name\":\"shop\"  }";
        assertThat(edited(text, BlueprintReaderTest.read(text))).isEqualTo(text);
    }

    private static final String HAND_WRITTEN = """
        {
            "email": "me@example.com",
            "features": ["queues"],
            "database": "postgres",
            "cacheDriver": "database",
            "name": "shop",
            "environments": {
                "production": {
                    "registry": {"provider": "ghcr", "image": "acme/shop"},
                    "imagePullSecret": "pull",
                    "tunnel": {"provider": "cloudflare"},
                    "hosts": {"s3": "s3.example.com"}
                }
            }
        }
        """;

    @Test
    void anEditKeepsOrderSpellingAndWhatItDoesNotKnow() {
        Blueprint was = BlueprintReaderTest.read(HAND_WRITTEN);
        Blueprint wanted = new Blueprint(
                was.name(),
                was.php(),
                Engine.SQLITE,
                Optional.of(Engine.REDIS),
                Optional.empty(),
                was.features(),
                was.packageManager(),
                Optional.of("/up"),
                List.of(),
                List.of(),
                withWebHost(was.environments()));
        assertThat(edited(HAND_WRITTEN, wanted)).isEqualTo("""
            {
              "email": "me@example.com",
              "features": [
                "queues"
              ],
              "database": "sqlite",
              "cacheDriver": "redis",
              "name": "shop",
              "environments": {
                "production": {
                  "registry": {
                    "provider": "ghcr",
                    "image": "acme/shop"
                  },
                  "imagePullSecret": "pull",
                  "tunnel": {
                    "provider": "cloudflare"
                  },
                  "hosts": {
                    "s3": "s3.example.com",
                    "web": "shop.example.com"
                  }
                },
                "local": {}
              },
              "healthPath": "/up"
            }
            """);
    }

    private static Map<String, Environment> withWebHost(Map<String, Environment> environments) {
        Environment was = environments.get("production");
        Map<String, Environment> more = new LinkedHashMap<>();
        more.put("local", Environment.named("local"));
        more.put(
                "production",
                new Environment(
                        was.name(),
                        was.strategy(),
                        was.namespace(),
                        Map.of("web", "shop.example.com"),
                        was.managed(),
                        List.of(),
                        was.excludedFeatures(),
                        was.storage(),
                        was.resources(),
                        was.registry(),
                        was.ingress()));
        return more;
    }

    @Test
    void aChangedRegistryIsSaidInOneWay() {
        Blueprint was = BlueprintReaderTest.read(HAND_WRITTEN);
        String other = HAND_WRITTEN.replace("\"ghcr\"", "\"dockerhub\"").replace("\"pull\"", "\"other\"");
        String edited = edited(HAND_WRITTEN, BlueprintReaderTest.read(other));
        assertThat(BlueprintReaderTest.read(edited))
                .isEqualTo(BlueprintReaderTest.read(other))
                .isNotEqualTo(was);
        assertThat(edited).doesNotContain("imagePullSecret", "provider\": \"ghcr");
    }

    @Test
    void environmentsThatWereNotWrittenAreWrittenBeforeOneOfThemChanges() {
        String text = "{\"name\": \"shop\", \"database\": \"sqlite\", \"environments\": {}}";
        Blueprint wanted = BlueprintReaderTest.read(text)
                .withEnvironments(BlueprintReaderTest.read(
                                text.replace("{}}", "{\"local\": {}, \"production\": {\"namespace\": \"live\"}}}"))
                        .environments());
        assertThat(BlueprintReaderTest.read(edited(text, wanted))).isEqualTo(wanted);
    }

    private static String edited(String text, Blueprint wanted) {
        return BlueprintText.edited(text, (Reading.Read) BlueprintReader.read("b.json", text), wanted);
    }
}
