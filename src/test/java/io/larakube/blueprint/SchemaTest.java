package io.larakube.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema that editors use says what the reader says, but for the rules in {@link #BEYOND_THE_SCHEMA}. */
class SchemaTest {

    /** What only the reader says, because it is between fields, between values, or about an amount. Ends or parts of messages. */
    private static final List<String> BEYOND_THE_SCHEMA = List.of(
            "the class of a filesystem that many nodes share is",
            "the namespace",
            "local is always one node",
            "belongs to the strategy",
            "SQLite is a file",
            "on many nodes pods are replaced",
            "nothing is shared between nodes",
            "leads to two services",
            "the project does not use",
            "the project does not have",
            "horizon keeps its jobs in it",
            "is less than the request of",
            "nothing runs with a limit of 0",
            "is not at",
            "is too long with its host before it",
            "contradicts",
            "is inside",
            "is no amount of CPU",
            "is no amount of memory",
            "is no size of a volume");

    private static Tree schema;
    private static Validator validator;

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(Path.of("schema/larakube.schema.json"));
        schema = Json.parse(text).orElseThrow();
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .createValidator();
        validator.registerSchema(text);
    }

    @Test
    void theSchemaIsKnownByTheAddressThatBlueprintsName() {
        assertThat(schema.textAt("$id")).contains(BlueprintText.SCHEMA);
        assertThat(schema.textAt("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(new ValidatorFactory()
                        .withJsonNodeFactory(new JacksonNode.Factory())
                        .createValidator()
                        .validate(URI.create("https://json-schema.org/draft/2020-12/schema"), JsonText.line(schema))
                        .isValid())
                .isTrue();
    }

    @Test
    void itHasEachFieldOfTheReaderAndNoOther() {
        assertThat(names()).isEqualTo(all(BlueprintReader.FIELDS, BlueprintReader.UNUSED, BlueprintReader.UNSUPPORTED));
        assertThat(names("$defs", "environment"))
                .isEqualTo(all(EnvironmentReader.FIELDS, EnvironmentReader.UNUSED, EnvironmentReader.UNSUPPORTED));
        assertThat(names("$defs", "environment", "properties", "hosts"))
                .isEqualTo(all(EnvironmentReader.HOSTS, EnvironmentReader.UNUSED_HOSTS, List.of()));
        assertThat(names("$defs", "environment", "properties", "registry"))
                .isEqualTo(all(RegistryReader.FIELDS, List.of(), List.of()));
        assertThat(names("$defs", "environment", "properties", "storageClaim"))
                .isEqualTo(all(EnvironmentReader.STORAGE_CLAIM, List.of(), List.of()));
        assertThat(names("$defs", "environment", "properties", "resources"))
                .isEqualTo(all(ResourcesReader.WORKLOADS, List.of(), ResourcesReader.engines()));
    }

    @Test
    void whatTheReaderDoesNotUseIsMarked() {
        for (String name : BlueprintReader.UNUSED) {
            assertThat(schema.isTrueAt("properties", name, "deprecated"))
                    .as(name)
                    .isTrue();
        }
        for (String name : BlueprintReader.UNSUPPORTED) {
            assertThat(schema.textAt("properties", name, "$ref")).as(name).contains("#/$defs/unsupported");
        }
    }

    @Test
    void eachFieldIsDescribed() {
        Stream.of(schema, schema.at("$defs", "environment").orElseThrow())
                .flatMap(object -> object.fieldsAt("properties").entrySet().stream())
                .filter(field -> field.getValue()
                        .textAt("$ref")
                        .filter("#/$defs/unsupported"::equals)
                        .isEmpty())
                .forEach(field -> assertThat(field.getValue().textAt("description"))
                        .as(field.getKey())
                        .isPresent());
    }

    @Test
    void itOffersTheWordsOfTheCatalogue() {
        assertThat(words("phpVersion")).isEqualTo(Php.VERSIONS);
        assertThat(words("serverVariation")).isEqualTo(known(Words.SERVER));
        assertThat(words("os")).isEqualTo(known(Words.OS));
        assertThat(words("packageManager")).isEqualTo(known(Words.PACKAGE_MANAGER));
        assertThat(words("database")).isEqualTo(known(Words.DATABASE));
        assertThat(words("cacheDriver")).isEqualTo(known(Words.CACHE));
        assertThat(words("objectStorage")).isEqualTo(known(Words.OBJECT_STORAGE));
        assertThat(texts("$defs", "environment", "properties", "excludeEngines", "items", "enum"))
                .isEqualTo(Stream.of(Engine.values())
                        .filter(engine -> engine.role() != Engine.Role.DATABASE)
                        .map(Engine::word)
                        .toList());
        assertThat(texts("$defs", "strategy", "enum")).isEqualTo(known(Words.STRATEGY));
        assertThat(texts("$defs", "environment", "properties", "rollout", "enum"))
                .isEqualTo(known(Words.ROLLOUT));
        assertThat(texts("$defs", "environment", "properties", "registry", "properties", "provider", "enum"))
                .isEqualTo(known(Words.PROVIDER));
        assertThat(texts("$defs", "environment", "properties", "managed", "items", "enum"))
                .isEqualTo(Stream.of(Engine.values())
                        .filter(engine -> engine.server().isPresent())
                        .map(Engine::word)
                        .toList());
        Set<String> features = new LinkedHashSet<>(known(Words.FEATURE));
        features.addAll(Words.FEATURE.synonyms().keySet());
        assertThat(texts("properties", "features", "items", "enum")).containsExactlyInAnyOrderElementsOf(features);
    }

    @Test
    void itsDefaultsAreThoseOfTheReader() {
        Blueprint blueprint = BlueprintReaderTest.read("{\"name\": \"shop\", \"database\": \"sqlite\"}");
        assertThat(schema.textAt("properties", "phpVersion", "default"))
                .contains(blueprint.php().version());
        assertThat(schema.textAt("properties", "os", "default"))
                .contains(blueprint.php().os().word());
        assertThat(schema.textAt("properties", "serverVariation", "default"))
                .contains(blueprint.php().server().word());
        assertThat(schema.textAt("properties", "packageManager", "default"))
                .contains(blueprint.packageManager().word());
        assertThat(schema.textAt("$defs", "environment", "properties", "ingress", "default"))
                .contains(Environment.named("local").ingress().className());
    }

    @Test
    void whatLaraKubeWritesIsValid() {
        Blueprints blueprints = new Blueprints(new Random(3));
        for (int i = 0; i < 500; i++) {
            String text = BlueprintText.of(blueprints.next());
            assertThat(isValid(text)).as(text).isTrue();
        }
    }

    /** Values of each shape, right and wrong, in the place of each value of a blueprint that has everything. */
    @Test
    void readerAndSchemaAgreeOnEachChangeOfAWholeBlueprint() {
        Tree whole = Json.parse(Corpus.WHOLE).orElseThrow();
        List<String> disagreements = new ArrayList<>();
        int valid = 0;
        int invalid = 0;
        for (Tree changed : Corpus.changes(whole)) {
            String text = JsonText.line(changed);
            boolean isValid = isValid(text);
            valid += isValid ? 1 : 0;
            invalid += isValid ? 0 : 1;
            disagreement(text, isValid).ifPresent(disagreements::add);
        }
        assertThat(disagreements.stream().limit(5)).isEmpty();
        assertThat(valid).isGreaterThan(500);
        assertThat(invalid).isGreaterThan(2000);
    }

    @Test
    void nullIsAbsenceToTheReaderAndAFaultInEditors() {
        String text = "{\"name\": \"shop\", \"database\": \"sqlite\", \"healthPath\": null}";
        assertThat(BlueprintReader.read("b", text)).isInstanceOf(Reading.Read.class);
        assertThat(isValid(text)).isFalse();
    }

    private static Optional<String> disagreement(String text, boolean isValid) {
        return switch (BlueprintReader.read("b", text)) {
            case Reading.Read read when isValid -> Optional.empty();
            case Reading.Read read -> Optional.of("only the schema refuses " + text);
            case Reading.Wrong wrong when !isValid -> Optional.empty();
            case Reading.Wrong wrong
            when wrong.problems().stream().allMatch(SchemaTest::isBeyondTheSchema) -> Optional.empty();
            case Reading.Wrong wrong -> Optional.of("only the reader refuses " + text + ": " + wrong.problems());
        };
    }

    private static boolean isBeyondTheSchema(Problem problem) {
        return BEYOND_THE_SCHEMA.stream().anyMatch(problem.what()::contains);
    }

    private static boolean isValid(String text) {
        return validator.validate(URI.create(BlueprintText.SCHEMA), text).isValid();
    }

    private static Set<String> names(String... path) {
        return schema.at(path).orElseThrow().fieldsAt("properties").keySet();
    }

    private static Set<String> all(List<String> known, List<String> unused, List<String> unsupported) {
        return Stream.of(known, unused, unsupported).flatMap(List::stream).collect(Collectors.toSet());
    }

    private static List<String> words(String field) {
        return texts("properties", field, "enum");
    }

    private static List<String> texts(String... path) {
        return schema.itemsAt(path).stream()
                .map(item -> ((Tree.Text) item).value())
                .toList();
    }

    private static List<String> known(Vocabulary<?> vocabulary) {
        return List.copyOf(vocabulary.words().keySet());
    }
}
