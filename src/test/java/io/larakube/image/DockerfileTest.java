package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.PackageManager;
import io.larakube.golden.GoldenFolder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfileTest {

    @Test
    void withoutAFrontEndThereIsNoNode() {
        assertReviewed("plain", Recipes.plain());
    }

    @Test
    void aFrontEndIsBuiltInAStageOfItsOwn() {
        assertReviewed("shop", Recipes.shop());
    }

    @Test
    void everythingThatARecipeCanAskForHasItsLines() {
        assertReviewed("everything", Recipes.everything());
    }

    @ParameterizedTest
    @EnumSource(PackageManager.class)
    void eachPackageManagerInstallsFromItsLockFile(PackageManager manager) {
        assertReviewed(manager.word(), Recipes.of(manager));
    }

    @ParameterizedTest
    @EnumSource(PackageManager.class)
    void theImageRunsAsWwwData(PackageManager manager) {
        assertThat(Dockerfile.of(Recipes.of(manager)).text()).endsWith("\nUSER www-data\n");
        assertThat(Dockerfile.of(Recipes.plain()).text()).endsWith("\nUSER www-data\n");
    }

    @Test
    void onlyCredentialsNeedSyntaxThatNotEveryBuilderHas() {
        assertThat(Dockerfile.of(Recipes.shop()).text()).doesNotContain("--mount", "# syntax");
        assertThat(Dockerfile.of(Recipes.everything()).secrets()).containsExactly("auth.json", ".npmrc");
    }

    @Test
    void itsArgumentsAreReadFromWhatStandsInTheFile() {
        assertThat(Dockerfile.of(Recipes.everything()).arguments()).containsExactly("ASSET_URL", "VITE_REVERB_HOST");
        assertThat(new Dockerfile("ARG A\nFROM x\n  ARG VITE_B=1\n#ARG C\nRUN ARG D\nARG A\n").arguments())
                .isEqualTo(List.of("A", "VITE_B"));
    }

    private static void assertReviewed(String folder, Recipe recipe) {
        GoldenFolder.named("image/" + folder)
                .holds(Map.of(
                        Dockerfile.NAME, Dockerfile.of(recipe).text(), DockerIgnore.NAME, DockerIgnore.of(recipe)));
    }
}
