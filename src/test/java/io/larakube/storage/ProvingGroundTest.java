package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProvingGroundTest {

    private static ProvingGround of(String storageClass) {
        return new ProvingGround(storageClass, List.of("node-1", "node-2"), "php:8.4", 33, "1Gi");
    }

    @Test
    void theNamespaceIsALabelWhateverTheClassIsCalled() {
        assertThat(of("nfs").namespace()).isEqualTo("larakube-prove-nfs");
        assertThat(of("csi.example.com").namespace()).isEqualTo("larakube-prove-csi-example-com");
        assertThat(of("a".repeat(80)).namespace()).matches("[a-z0-9-]{1,63}").startsWith("larakube-prove-aaa");
    }

    @Test
    void eachPodIsHeldToItsNodeAndKnowsAllOfThem() {
        List<Tree> objects = of("nfs").objects("<?php");
        assertThat(objects)
                .extracting(object -> object.textAt("kind").orElseThrow())
                .containsExactly("ConfigMap", "PersistentVolumeClaim", "Pod", "Pod");
        Tree second = objects.getLast();
        assertThat(second.textAt("metadata", "name")).contains("on-1");
        assertThat(second.at("spec", "affinity").map(Tree::toString).orElse("")).contains("node-2");
        assertThat(second.itemsAt("spec", "containers").getFirst().itemsAt("command"))
                .extracting(word -> word.textAt().orElseThrow())
                .containsExactly("php", "/script/prove.php", "/proven", "node-2", "node-1", "node-2");
    }
}
