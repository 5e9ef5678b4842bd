package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.golden.GoldenFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenManifestTest {

    @ParameterizedTest
    @EnumSource
    void theFilesOfAProjectAreTheReviewedOnes(Case project) {
        GoldenFolder.named("manifest/" + project.folder()).holds(project.tree().files());
    }

    @ParameterizedTest
    @EnumSource
    void renderingTwiceGivesTheSameBytes(Case project) {
        assertThat(project.tree().files().toString())
                .isEqualTo(project.tree().files().toString());
    }
}
