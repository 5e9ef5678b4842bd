package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import io.larakube.tree.YamlText;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final String BASE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: php-web
          labels:
            tier: web
        spec:
          template:
            spec:
              containers:
                - name: php
                  image: shop
                  args: [serve]
                  env:
                    - name: A
                      value: "1"
                    - name: B
                      value: "2"
                - name: side
                  image: other
        """;

    private static Tree.Obj object(String text) {
        return switch (YamlReader.read("an object", text)) {
            case YamlReader.Reading.Read read -> (Tree.Obj) read.documents().getFirst();
            case YamlReader.Reading.Unreadable broken -> throw new AssertionError(broken.problem());
        };
    }

    private static String patch(String before, String after) {
        return Difference.between(object(BASE), object(BASE.replace(before, after)))
                .map(YamlText::document)
                .orElse("");
    }

    @Test
    void equalObjectsNeedNoPatch() {
        assertThat(patch("shop", "shop")).isEmpty();
    }

    @Test
    void anItemOfAListIsFoundByItsNameAndKeepsItsPlaceBecauseThoseBeforeItAreNamedToo() {
        assertThat(patch("value: \"2\"", "value: \"3\"")).isEqualTo("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: php-web
            spec:
              template:
                spec:
                  containers:
                    - name: php
                      env:
                        - name: A
                        - name: B
                          value: "3"
            """);
    }

    @Test
    void aListWithoutNamesIsReplaced() {
        assertThat(patch("args: [serve]", "args: [serve, fast]")).endsWith("""
                    - name: php
                      args:
                        - serve
                        - fast
            """);
    }

    @Test
    void whatIsGoneIsRemovedByName() {
        assertThat(patch("        - name: side\n          image: other\n", "")).endsWith("""
                  containers:
                    - name: side
                      $patch: delete
            """);
        assertThat(patch("          args: [serve]\n", "")).endsWith("""
                    - name: php
                      args: null
            """);
    }

    @Test
    void labelsThatDifferArePatchedBesideTheName() {
        assertThat(patch("tier: web", "tier: front")).isEqualTo("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: php-web
              labels:
                tier: front
            """);
    }
}
