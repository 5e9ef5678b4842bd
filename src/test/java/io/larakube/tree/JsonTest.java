package io.larakube.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.larakube.tree.Json.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private static final String SAMPLE = """
        {
          "name": "sh\\u00f6p \\"1\\" \\\\ \\/ \\b\\f\\n\\r\\t \\ud83d\\ude00 ☃",
          "numbers": [0, -0, 1, -12.50, 1e9, 1E-7, 2.5e+3],
          "nothing": null, "yes": true, "no": false,
          "empty": {}, "none": [], "": {"a.b": [{"c": [[]]}]}
        }
        """;

    @Test
    void everyValueIsReadInItsOrderAndSpelling() {
        Tree.Obj tree = (Tree.Obj) read(SAMPLE).tree();
        assertThat(tree.fields().keySet())
                .containsExactly("name", "numbers", "nothing", "yes", "no", "empty", "none", "");
        assertThat(tree.textAt("name")).contains("shöp \"1\" \\ / \b\f\n\r\t 😀 ☃");
        assertThat(tree.itemsAt("numbers"))
                .extracting(number -> ((Tree.Num) number).literal())
                .containsExactly("0", "-0", "1", "-12.50", "1e9", "1E-7", "2.5e+3");
        assertThat(tree.at("nothing")).contains(new Tree.Nil());
        assertThat(tree.isTrueAt("yes")).isTrue();
        assertThat(tree.isTrueAt("no")).isFalse();
        assertThat(tree.at("empty")).contains(Tree.obj());
        assertThat(tree.at("none")).contains(Tree.arr());
    }

    @Test
    void writingAndReadingGivesTheSameTree() {
        Tree tree = read(SAMPLE).tree();
        assertThat(read(JsonText.indented(tree)).tree()).isEqualTo(tree);
        assertThat(read(JsonText.line(tree)).tree()).isEqualTo(tree);
    }

    @Test
    void textIsIndentedForPeopleAndOnOneLineForPrograms() {
        Tree tree = Tree.obj()
                .with("a", Tree.arr(new Tree.Num("1"), Tree.obj().with("b", new Tree.Nil())))
                .with("c", Tree.obj())
                .with("d", Tree.arr());
        assertThat(JsonText.indented(tree)).isEqualTo("""
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": []
            }
            """);
        assertThat(JsonText.line(tree)).isEqualTo("{\"a\":[1,{\"b\":null}],\"c\":{},\"d\":[]}");
    }

    @Test
    void whatEditorsAndTerminalsCannotShowIsEscaped() {
        assertThat(JsonText.line(Tree.text("\u0000\u001b\u007f\u0085\u00a0\u2028\u2029\ufeff\ufffe\ud800é😀")))
                .isEqualTo("\"\\u0000\\u001b\\u007f\\u0085\\u00a0\\u2028\\u2029\\ufeff\\ufffe\\ud800é😀\"");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(read("\ufeff{\"a\": 1}").place("a")).isEqualTo("x.json:1:7 a");
    }

    @Test
    void eachPartHasItsPlace() {
        Json json = read("{\n  \"a\": {\n    \"b.c\": [true,\n      {\"d\": 1}]\n  }\n}");
        assertThat(json.place("")).isEqualTo("x.json:1:1");
        assertThat(json.place("a")).isEqualTo("x.json:2:8 a");
        assertThat(json.place("a[\"b.c\"]")).isEqualTo("x.json:3:12 a[\"b.c\"]");
        assertThat(json.place("a[\"b.c\"][1]")).isEqualTo("x.json:4:7 a[\"b.c\"][1]");
        assertThat(json.place("a[\"b.c\"][1].d")).isEqualTo("x.json:4:13 a[\"b.c\"][1].d");
    }

    @Test
    void whatIsAbsentHasThePlaceOfItsNearestParent() {
        Json json = read("{\n  \"a\": {\n    \"b\": [1]\n  }\n}");
        assertThat(json.place("a.x.y")).isEqualTo("x.json:2:8 a.x.y");
        assertThat(json.place("a.b[7].c")).isEqualTo("x.json:3:10 a.b[7].c");
        assertThat(json.place("z")).isEqualTo("x.json:1:1 z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | x.json: the file is empty → write at least {}",
                "`  ` | x.json: the file is empty → write at least {}",
                "{} x | x.json:1:4: no JSON: something stands behind the end: x → remove it",
                "{\"a\" 1} | x.json:1:6: no JSON: a : must stand behind a name, not 1 → write \"name\": value",
                "{a: 1} | x.json:1:2: no JSON: a name in double quotes must stand here, not a → write \"name\": value",
                "{'a': 1} | x.json:1:2: no JSON: a name in double quotes must stand here, not ' → write \"name\":"
                        + " value",
                "{// x} | x.json:1:2: no JSON: a name in double quotes must stand here, not / → write \"name\": value",
                "{\"a\": 1 \"b\": 2} | x.json:1:9: no JSON: a , or } must stand here, not \" → add the one that is"
                        + " missing",
                "{\"a\": 1, } | x.json:1:8: no JSON: nothing follows this comma → remove it",
                "[1, 2 | x.json:1:6: no JSON: a , or ] must stand here, not the end of the file → add the one that is"
                        + " missing",
                "[,] | x.json:1:2: no JSON: a value must stand here, not , → write a value",
                "[tru] | x.json:1:2: no JSON: \"tru\" is no value → write it in double quotes if it is a text",
                "[01] | x.json:1:2: no JSON: \"01\" is no number → write it in double quotes if it is a text",
                "[-] | x.json:1:2: no JSON: \"-\" is no number → write it in double quotes if it is a text",
                "[1.] | x.json:1:2: no JSON: \"1.\" is no number → write it in double quotes if it is a text",
                "[8.4.1] | x.json:1:2: no JSON: \"8.4.1\" is no number → write it in double quotes if it is a text",
                "{\"a\": 1, \"a\": 2} | x.json:1:10: no JSON: the name \"a\" stands in one object twice → remove one"
                        + " of the two",
                "[\"a] | x.json:1:2: no JSON: the text that begins here has no end on its line → add the missing \"",
                "[\"a\\x\"] | x.json:1:5: no JSON: a \\ before x means nothing → write \\\\ for a \\",
                "[\"\\u12g4\"] | x.json:1:7: no JSON: four digits from 0 to f must follow \\u, not g → write it as in"
                        + " \\u00e9",
                "[\"\\ud800\"] | x.json:1:2: no JSON: the text that begins here has half of a character → write both"
                        + " halves, or none",
                "[\"\t\"] | x.json:1:3: no JSON: character 9 stands inside a text → write \\t instead",
            })
    void aBrokenTextIsOneProblemThatSaysWhereAndWhatToDo(String text, String problem) {
        assertThat(unreadable(text)).isEqualTo(problem);
    }

    @Test
    void aMissingCommaIsFoundOnItsLine() {
        assertThat(unreadable("{\n  \"a\": 1\n  \"b\": 2\n}"))
                .isEqualTo("x.json:3:3: no JSON: a , or } must stand here, not \" → add the one that is missing");
        assertThat(unreadable("{\n  \"a\": 1,\n\n}"))
                .isEqualTo("x.json:2:9: no JSON: nothing follows this comma → remove it");
    }

    @Test
    void deepNestingIsAProblemAndNoOverflow() {
        assertThat(unreadable("[".repeat(100_000)))
                .isEqualTo("x.json:1:201: no JSON: nested deeper than 200 levels → look whether it is the right file");
        assertThat(unreadable("{\"a\":".repeat(100_000)))
                .isEqualTo("x.json:1:1001: no JSON: nested deeper than 200 levels → look whether it is the right file");
        assertThat(read("[".repeat(200) + "]".repeat(200)).tree()).isNotNull();
    }

    @Test
    void longNamesInDeepObjectsNeedNoMoreRoomThanTheText() {
        String deep = "{\"%s\":".formatted("n".repeat(5000)).repeat(190) + "[" + "1,".repeat(100_000) + "1]"
                + "}".repeat(190);
        assertThat(read(deep).places().size()).isLessThan(10);
    }

    @Test
    void aTextThatAProgramMadeNeedsNoPlaces() {
        assertThat(Json.parse("{\"a\": [1]}").flatMap(tree -> tree.at("a"))).contains(Tree.arr(new Tree.Num("1")));
        assertThat(Json.parse("{")).isEmpty();
    }

    /** Jackson is the judge of what is JSON; we are stricter about halves of characters only, and about depth. */
    @Test
    void jacksonReadsTheSameInTwentyThousandBrokenTexts() {
        Mutations mutations = new Mutations(20261120);
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = mutations.of(SAMPLE);
            Optional<Tree> ours = Json.parse(text);
            Optional<Tree> theirs = jackson(text).filter(JsonTest::isWhole);
            assertThat(ours).as(text).isEqualTo(theirs);
            readable += ours.isPresent() ? 1 : 0;
        }
        assertThat(readable).isBetween(1000, 19_000);
    }

    private static boolean isWhole(Tree tree) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(tree.toString());
    }

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonReader.DEEPEST)
                    .build())
            .build();

    private static Optional<Tree> jackson(String text) {
        try (JsonParser parser = JACKSON.createParser(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Tree tree = value(parser);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Tree value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> new Tree.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Num(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Tree.Bool(parser.getBooleanValue());
            case VALUE_NULL -> new Tree.Nil();
            default -> throw new AssertionError(parser.currentToken());
        };
    }

    private static Tree object(JsonParser parser) throws IOException {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Tree.Obj(fields);
    }

    private static Tree list(JsonParser parser) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Tree.Arr(items);
    }

    private static Json read(String text) {
        return switch (Json.read("x.json", text)) {
            case Reading.Read read -> read.json();
            case Reading.Unreadable unreadable ->
                throw new AssertionError(unreadable.problem().toString());
        };
    }

    private static String unreadable(String text) {
        return switch (Json.read("x.json", text)) {
            case Reading.Read read -> "read";
            case Reading.Unreadable(var problem) -> problem.place() + ": " + problem.what() + " → " + problem.remedy();
        };
    }
}
