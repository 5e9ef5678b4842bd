package io.larakube.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.AppImage;
import io.larakube.plan.Names;
import io.larakube.plan.Release;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleasedTest {

    private static final AppImage IMAGE = AppImage.of("shop", 33, Optional.empty(), Optional.empty());

    private static Tree.Obj deployment(String note) {
        Tree.Obj labels = Tree.obj().with(Names.LABEL_RELEASE, Release.PLACEHOLDER);
        Tree.Obj container = Tree.obj().with("name", "php").with("image", "shop:unreleased");
        return Tree.obj()
                .with("kind", "Deployment")
                .with("note", note)
                .with("labels", labels)
                .with("containers", Tree.arr(container));
    }

    private static Tree engine(String note) {
        return Tree.obj()
                .with("kind", "StatefulSet")
                .with("image", "postgres:17")
                .with("note", note);
    }

    private static Released released(List<Tree> merged) {
        return Released.of(merged, IMAGE, "shop:v1", Map.of("A", "1"));
    }

    @Test
    void imageAndIdTakeTheirPlaceholdersPlaces() {
        Released released = released(List.of(deployment("x")));
        Tree deployment = released.objects().getFirst();
        assertThat(deployment.textAt("labels", Names.LABEL_RELEASE))
                .contains(released.release().id());
        assertThat(deployment.itemsAt("containers").getFirst().textAt("image")).contains("shop:v1");
    }

    @Test
    void otherImagesStay() {
        assertThat(released(List.of(engine("x"))).objects().getFirst().textAt("image"))
                .contains("postgres:17");
    }

    @Test
    void aReleaseThatIsToStopWhatRunsFirstIsTheSameRelease() {
        Tree rolling = Tree.obj()
                .with("type", "RollingUpdate")
                .with("rollingUpdate", Tree.obj().with("maxSurge", 1));
        Tree.Obj spec = Tree.obj().with("replicas", 1).with("strategy", rolling);
        Released released = released(List.of(deployment("x").with("spec", spec), engine("x")));
        Released stopping = released.stoppingFirst();

        assertThat(stopping.release()).isEqualTo(released.release());
        assertThat(stopping.objects().getFirst().at("spec"))
                .contains(spec.with("strategy", Tree.obj().with("type", "Recreate")));
        assertThat(stopping.objects().getLast()).isEqualTo(released.objects().getLast());
    }

    @Test
    void aChangeOfAnEngineMakesNoNewRelease() {
        assertThat(released(List.of(deployment("x"), engine("other"))).release())
                .isEqualTo(released(List.of(deployment("x"), engine("x"))).release());
    }

    @Test
    void aChangeOfWhatTheApplicationsPodsAreMadeOfMakesANewRelease() {
        assertThat(released(List.of(deployment("y"))).release())
                .isNotEqualTo(released(List.of(deployment("x"))).release());
    }

    @Test
    void theOrderOfTheObjectsMakesNoNewRelease() {
        assertThat(released(List.of(deployment("y"), deployment("x"))).release())
                .isEqualTo(released(List.of(deployment("x"), deployment("y"))).release());
    }
}
