package io.larakube.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.YamlReader.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    /** As {@code kubectl kustomize} 1.35 prints the same words, but for dates: it writes a time for them, and no field holds one. */
    @ParameterizedTest
    @CsvSource({
        "yes, '\"yes\"'",
        "on, '\"on\"'",
        "y, '\"y\"'",
        "0777, 511",
        "0o17, 15",
        "0x1F, 31",
        "0b11, 3",
        "1_000, 1000",
        "+1, 1",
        "1e3, 1e3",
        ".5, 0.5",
        "1., 1",
        "1.10, 1.10",
        "-0, -0",
        "1:30, '\"1:30\"'",
        "2026-01-01, '\"2026-01-01\"'",
        "=, '\"=\"'",
        "~, null",
        "null, null",
        "Null, null",
        "nULL, '\"nULL\"'",
        "true, true",
        "True, true",
        "tRUE, '\"tRUE\"'",
        "'!!str 5', '\"5\"'",
        "'\"5\"', '\"5\"'",
        "'''5''', '\"5\"'",
        "12345678901234567890, 12345678901234567890",
        "08, '8'",
        ".inf, '\".inf\"'",
        "1.2.3, '\"1.2.3\"'",
        "-, [null]",
        "'', null",
    })
    void unquotedWordsMeanWhatTheyMeanToKubectl(String word, String json) {
        assertThat(JsonText.line(read("a: " + (word.equals("-") ? "\n- " : word) + "\n")
                        .get(0)
                        .at("a")
                        .orElseThrow()))
                .isEqualTo(json);
    }

    @Test
    void documentsAreReadInOrderAndEmptyOnesAreLeftOut() {
        assertThat(read("---\na: 1\n---\n---\n# nothing\n---\n- b\n...\n"))
                .containsExactly(Tree.obj().with("a", 1), Tree.texts("b"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void aliasesAndMergeKeysBringWhatTheyStandFor() {
        assertThat(read("base: &b {x: 1, y: 2}\nuse: {<<: *b, y: 3}\nlist: {<<: [*b, {z: 4}]}\nsame: *b\n"))
                .containsExactly(Tree.obj()
                        .with("base", Tree.obj().with("x", 1).with("y", 2))
                        .with("use", Tree.obj().with("y", 3).with("x", 1))
                        .with("list", Tree.obj().with("x", 1).with("y", 2).with("z", 4))
                        .with("same", Tree.obj().with("x", 1).with("y", 2)));
    }

    @Test
    void keysAreTheirWords() {
        assertThat(read("1: a\ntrue: b\n\"\": c\n'<<': d\n? e\n: f\n"))
                .containsExactly(Tree.obj()
                        .with("1", "a")
                        .with("true", "b")
                        .with("", "c")
                        .with("<<", "d")
                        .with("e", "f"));
    }

    @Test
    void aTextThatIsNoYamlIsOneProblemThatSaysWhere() {
        assertThat(unreadable("a: [1\nb: 2\n")).isEqualTo("x.yaml:2:2: no YAML: expected ',' or ']', but got :");
        assertThat(unreadable("a: 1\n\tb: 2\n"))
                .startsWith("x.yaml:2:1: no YAML: found character '\\t(TAB)' that cannot start any token.");
        assertThat(unreadable("a: 1\nb:\n  c: 1\n  c: 2\n"))
                .isEqualTo("x.yaml:4:3: no YAML: the key \"c\" stands in one mapping twice");
        assertThat(unreadable("a: \"x\ny\u0007\"")).isEqualTo("x.yaml:2:2: no YAML: character 7 is not allowed");
        assertThat(unreadable("[a]: b")).isEqualTo("x.yaml:1:1: no YAML: a key must be a word");
        assertThat(unreadable("a: *b")).isEqualTo("x.yaml:1:4: no YAML: nothing is called &b before this");
        assertThat(unreadable("a: &b [*b]")).isEqualTo("x.yaml:1:8: no YAML: nothing is called &b before this");
    }

    @Test
    void deepNestingIsAProblemAndNoOverflow() {
        assertThat(unreadable("[".repeat(100_000))).isEqualTo("x.yaml:1:201: no YAML: nested deeper than 200 levels");
        assertThat(unreadable("{a: ".repeat(100_000)))
                .isEqualTo("x.yaml:1:801: no YAML: nested deeper than 200 levels");
        assertThat(unreadable("- ".repeat(100_000))).isEqualTo("x.yaml:1:401: no YAML: nested deeper than 200 levels");
    }

    @Test
    void aliasesOfAliasesDoNotGrowWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(alias, alias, alias, alias, alias))));
        }
        assertThat(unreadable(bomb.toString())).isEqualTo("x.yaml:8:25: no YAML: more than 1000000 values");
    }

    private static final String SAMPLE = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: &n x, labels: {a: *n, "b": 'c'}}
        data:
          script: |
            #!/bin/sh
            echo "$A"
          list:
            - a: 1
              b: [1, 2]
            - <<: {c: 1.5}
        ---
        ? key
        : value
        """;

    @Test
    void brokenTextsAreReadOrRefusedAndNeverATrace() {
        Mutations mutations = new Mutations(20261120);
        int readable = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = mutations.of(SAMPLE);
            Reading reading = YamlReader.read("x.yaml", text);
            if (reading instanceof Reading.Read(List<Tree> documents)) {
                readable++;
                assertThat(read(YamlText.documents(documents))).as(text).isEqualTo(documents);
            }
        }
        assertThat(readable).isBetween(1000, 9000);
    }

    private static List<Tree> read(String text) {
        return switch (YamlReader.read("x.yaml", text)) {
            case Reading.Read(List<Tree> documents) -> documents;
            case Reading.Unreadable(var problem) -> throw new AssertionError(problem.toString());
        };
    }

    private static String unreadable(String text) {
        return switch (YamlReader.read("x.yaml", text)) {
            case Reading.Read(List<Tree> documents) -> "read: " + documents;
            case Reading.Unreadable(var problem) -> problem.place() + ": " + problem.what();
        };
    }
}
