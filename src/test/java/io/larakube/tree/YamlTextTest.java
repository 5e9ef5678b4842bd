package io.larakube.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTextTest {

    /** Texts that some reader of YAML takes for something else when they stand without quotes. */
    static final List<String> TRAPS = List.of(
            "",
            " ",
            "  two",
            "two  ",
            "a  b",
            "~",
            "null",
            "Null",
            "NULL",
            "true",
            "True",
            "TRUE",
            "false",
            "yes",
            "Yes",
            "YES",
            "no",
            "No",
            "NO",
            "on",
            "On",
            "off",
            "OFF",
            "y",
            "Y",
            "n",
            "N",
            "yEs",
            "0",
            "00",
            "07",
            "0777",
            "08",
            "0o17",
            "0x1F",
            "0b11",
            "1_000",
            "+1",
            "-1",
            "1e3",
            "1E3",
            "1.5e-3",
            "e3",
            ".5",
            "5.",
            ".",
            "..",
            "...",
            "---",
            "--- a",
            "-",
            "- a",
            "-a",
            "?",
            "? a",
            ":",
            ": a",
            "a:",
            "a: b",
            "a :b",
            "a:b",
            "1:30",
            "190:20:30",
            "12:30:45",
            "a #b",
            "#b",
            "a#b",
            "2026-01-01",
            "2026-01-01T00:00:00Z",
            "2001-12-14 21:59:43.10 -5",
            "1.0",
            "1.2.3",
            "=",
            "=a",
            "a=b",
            "<<",
            "<",
            "*a",
            "&a",
            "!a",
            "!!str",
            "|",
            ">",
            ">-",
            "%a",
            "@a",
            "`a",
            "'a'",
            "\"a\"",
            "[a]",
            "{a}",
            "a,b",
            ",",
            "{{ a }}",
            ".inf",
            "-.inf",
            ".Inf",
            ".nan",
            ".NaN",
            "inf",
            "nan",
            "_",
            "_1",
            "1_",
            "/",
            "/a b",
            "$(A)",
            "$A",
            "a\tb",
            "\ta",
            "a\t",
            "a\nb",
            "\na",
            "a\n",
            "a\n\n",
            "\n",
            "\n\n",
            " a\nb",
            "a\n b",
            "a \nb",
            "a\n\tb",
            "\ta\nb",
            "a\t\nb",
            "a\r\nb",
            "a\rb",
            "a\u0000b",
            "\u0007",
            "\u007f",
            "\u0085",
            "a\u0085b",
            "\u00a0",
            "\u2028",
            "a\u2029b",
            "\ufeff",
            "\ufeffa\nb",
            "\ufffe",
            "é",
            "ä\nö",
            "a\u3000\n",
            "😀",
            "😀\nb",
            "#!/bin/sh\nset -eu\n",
            "a: 1\nb: 2\n",
            "---\na\n",
            "...\na\n",
            "ghcr.io/acme/shop:v1",
            "redis:6379",
            "Foo:bar",
            "http://a.b/c?d=e&f#g",
            "a".repeat(2000),
            ("word ".repeat(50_000) + "end"),
            "\\",
            "\\n",
            "a\\",
            "C:\\a",
            "a\"b",
            "it's",
            "100%",
            "50m",
            "512Mi",
            "8.4",
            "v1",
            "a/b",
            "//",
            "a//b",
            "a::b",
            "a:/b");

    @ParameterizedTest
    @FieldSource("TRAPS")
    void aTextIsATextToEveryReader(String text) {
        Tree tree = Tree.obj()
                .with("a", text)
                .with("b", Tree.arr(Tree.text(text), Tree.obj().with(text, text).with("c", text)))
                .with(text, Tree.obj().with("d", text).with("e", Tree.arr(Tree.arr(Tree.text(text)))))
                .with("f", 1);
        meansTheSameToEveryReader(tree);
        meansTheSameToEveryReader(Tree.text(text));
        meansTheSameToEveryReader(Tree.texts(text, text));
    }

    @Test
    void anyTreeMeansTheSameToEveryReader() {
        Trees trees = new Trees(
                20261120, TRAPS.stream().filter(text -> text.length() < 100).toList());
        for (int i = 0; i < 5000; i++) {
            meansTheSameToEveryReader(trees.next());
        }
    }

    private static void meansTheSameToEveryReader(Tree tree) {
        String yaml = YamlText.document(tree);
        assertThat(YamlReader.read("a.yaml", yaml + "---\n" + yaml + "---\nlast\n"))
                .as("ours: %s", yaml)
                .isEqualTo(new YamlReader.Reading.Read(
                        tree instanceof Tree.Nil
                                ? List.of(Tree.text("last"))
                                : List.of(tree, tree, Tree.text("last"))));
        assertThat(asYaml12(yaml)).as("YAML 1.2: %s", yaml).isEqualTo(plain(tree));
        assertThat(asYaml11(yaml)).as("YAML 1.1: %s", yaml).isEqualTo(plain(tree));
    }

    private static Object asYaml12(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return normal(new Load(settings).loadFromString(yaml));
    }

    private static Object asYaml11(String yaml) {
        return normal(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    /** Values of a library with their types, numbers as what they are worth. */
    private static Object normal(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<Object, Object> normal = new LinkedHashMap<>();
                map.forEach((key, inner) -> normal.put("text " + key, normal(inner)));
                yield normal;
            }
            case List<?> list -> list.stream().map(item -> normal(item)).toList();
            case String text -> "text " + text;
            case Number number -> "number " + number.doubleValue();
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static Object plain(Tree tree) {
        return switch (tree) {
            case Tree.Nil nothing -> "null";
            case Tree.Bool(boolean value) -> "Boolean " + value;
            case Tree.Text(String value) -> "text " + value;
            case Tree.Num(String literal) -> "number " + Double.parseDouble(literal);
            case Tree.Arr(List<Tree> items) -> {
                List<Object> plain = new ArrayList<>();
                items.forEach(item -> plain.add(plain(item)));
                yield plain;
            }
            case Tree.Obj(Map<String, Tree> fields) -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                fields.forEach((key, value) -> plain.put("text " + key, plain(value)));
                yield plain;
            }
        };
    }

    @Test
    void aDocumentLooksAsIfItWereWrittenByHand() {
        Tree tree = Tree.obj()
                .with("apiVersion", "apps/v1")
                .with("metadata", Tree.obj().with("labels", Tree.obj().with("app.kubernetes.io/name", "php-web")))
                .with("replicas", 1)
                .with("image", "ghcr.io/acme/shop:v1")
                .with("args", Tree.texts("sh", "-c", "php artisan migrate --force", "8.4", "yes", ""))
                .with("script", "#!/bin/sh\nset -eu\n\n\techo 'é'\n")
                .with(
                        "ports",
                        Tree.arr(
                                Tree.obj().with("name", "http").with("port", 80),
                                Tree.obj().with("port", 443)))
                .with("nested", Tree.arr(Tree.texts("a", "b"), Tree.arr()))
                .with("empty", Tree.obj())
                .with("off", true);
        assertThat(YamlText.document(tree)).isEqualTo("""
            apiVersion: apps/v1
            metadata:
              labels:
                app.kubernetes.io/name: php-web
            replicas: 1
            image: ghcr.io/acme/shop:v1
            args:
              - sh
              - "-c"
              - php artisan migrate --force
              - "8.4"
              - "yes"
              - ""
            script: |
              #!/bin/sh
              set -eu

              \techo 'é'
            ports:
              - name: http
                port: 80
              - port: 443
            nested:
              -
                - a
                - b
              - []
            empty: {}
            "off": true
            """);
    }

    @Test
    void documentsAreSeparated() {
        assertThat(YamlText.documents(
                        List.of(Tree.obj().with("a", 1), Tree.obj().with("b", 2))))
                .isEqualTo("a: 1\n---\nb: 2\n");
    }
}
