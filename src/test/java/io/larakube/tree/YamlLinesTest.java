package io.larakube.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlLinesTest {

    @Test
    void eachValueHasTheLineOfItsName() {
        List<YamlLines.Document> documents = YamlLines.read("""
            # a comment
            kind: A
            ---
            kind: B
            spec:
              items:
                - name: one
                - {name: two,
                   size: 3}
            """);
        assertThat(documents).hasSize(2);
        assertThat(documents.getLast().tree().textAt("kind")).contains("B");
        assertThat(documents.getLast().lines())
                .containsEntry(List.of("kind"), 4)
                .containsEntry(List.of("spec"), 5)
                .containsEntry(List.of("spec", "items", "0", "name"), 7)
                .containsEntry(List.of("spec", "items", "1"), 8)
                .containsEntry(List.of("spec", "items", "1", "size"), 9);
    }

    @Test
    void whatIsNoYamlHasNoLines() {
        assertThat(YamlLines.read("a: [")).isEmpty();
        assertThat(YamlLines.read("")).isEmpty();
        assertThat(YamlLines.read("---\n---\na: 1\n"))
                .singleElement()
                .satisfies(document -> assertThat(document.lines()).containsEntry(List.of("a"), 3));
    }
}
