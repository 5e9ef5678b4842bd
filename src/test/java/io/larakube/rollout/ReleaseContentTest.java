package io.larakube.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is kept of a release, and what going back to it would make wrong. */
class ReleaseContentTest {

    private static Tree engine(String image) {
        Tree.Obj container = Tree.obj().with("name", "postgres").with("image", image);
        Tree.Obj pod = Tree.obj().with("spec", Tree.obj().with("containers", Tree.arr(container)));
        return Tree.obj()
                .with("kind", "StatefulSet")
                .with(
                        "metadata",
                        Tree.obj()
                                .with("name", "postgres")
                                .with("labels", Tree.obj().with(Names.LABEL_COMPONENT, Names.COMPONENT_ENGINE)))
                .with("spec", Tree.obj().with("template", pod));
    }

    private static Tree web(String claim) {
        Tree.Obj volume = Tree.obj()
                .with("name", "storage")
                .with("persistentVolumeClaim", Tree.obj().with("claimName", claim));
        Tree.Obj pod = Tree.obj().with("spec", Tree.obj().with("volumes", Tree.arr(volume)));
        return Tree.obj()
                .with("kind", "Deployment")
                .with("metadata", Tree.obj().with("name", "php-web"))
                .with("spec", Tree.obj().with("template", pod));
    }

    @Test
    void filesThatMovedSinceAreAHazard() {
        Configuration configuration = new Configuration(new TreeMap<>(), new TreeMap<>());
        Occasion.Sources sources = new Occasion.Sources("{}", Map.of());
        ReleaseContent then = new ReleaseContent(List.of(web("laravel-storage")), configuration, sources);
        ReleaseContent now = new ReleaseContent(List.of(web("laravel-storage-2")), configuration, sources);
        assertThat(Hazards.of(now, then))
                .containsExactly(
                        "the application's files were on laravel-storage then: what was written since is elsewhere");
        assertThat(Hazards.of(now, now)).isEmpty();
    }

    private static ReleaseContent content(String image, Map<String, String> secret) {
        Configuration configuration =
                new Configuration(new TreeMap<>(Map.of("APP_NAME", "Shop")), new TreeMap<>(secret));
        return new ReleaseContent(
                List.of(engine(image)), configuration, new Occasion.Sources("{}", Map.of("2024_01_01_a", "<?php")));
    }

    @Test
    void whatIsPackedIsReadBackWhole() {
        ReleaseContent content = content("postgres:17", Map.of("DB_PASSWORD", "it's \"ü\"\n"));
        assertThat(ReleaseContent.unpacked(content.packed(), "larakube-release-1"))
                .isEqualTo(content);
    }

    @Test
    void whatCannotBeReadIsAFailureThatNamesTheSecret() {
        assertThatThrownBy(() -> ReleaseContent.unpacked("AAAA", "larakube-release-1"))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("what was kept of the release cannot be read any more: Secret larakube-release-1");
    }

    @Test
    void noValueOfTheConfigurationIsEverTold() {
        assertThat(content("postgres:17", Map.of("DB_PASSWORD", "hidden")).toString())
                .isEqualTo("ReleaseContent[1 objects, Configuration[open=[APP_NAME], secret=[DB_PASSWORD]]]");
    }

    @Test
    void imageAndIdAreNoPartOfTheManifestsHash() {
        ReleaseContent first = content("shop:v1", Map.of());
        ReleaseContent second = content("shop:v2", Map.of());
        assertThat(first.manifestsHash("shop:v1", "aaaa")).isEqualTo(second.manifestsHash("shop:v2", "bbbb"));
        assertThat(first.configurationHash()).isEqualTo(second.configurationHash());
    }

    @Test
    void aFormerDatabaseCredentialDriverKeyOrEngineIsAHazardToldByItsKey() {
        ReleaseContent then = content(
                "postgres:16",
                Map.of(
                        "DB_HOST",
                        "old",
                        "DB_PASSWORD",
                        "1",
                        "FILESYSTEM_DISK",
                        "local",
                        "APP_KEY",
                        "k1",
                        "MAIL_HOST",
                        "a"));
        ReleaseContent now = content(
                "postgres:17",
                Map.of(
                        "DB_HOST",
                        "new",
                        "DB_PASSWORD",
                        "2",
                        "FILESYSTEM_DISK",
                        "s3",
                        "APP_KEY",
                        "k2",
                        "MAIL_HOST",
                        "b"));
        assertThat(Hazards.of(now, then))
                .containsExactly(
                        "DB_HOST is another one since: what was written since is not there",
                        "DB_PASSWORD is another one since: that of then may be refused",
                        "FILESYSTEM_DISK is another one since: what was written since is elsewhere",
                        "APP_KEY is another one since: what is encrypted with it cannot be read",
                        "postgres would go from postgres:17 to postgres:16, which may not read its data");
        assertThat(Hazards.of(now, now)).isEmpty();
    }
}
