package io.larakube.rollout;

import io.larakube.plan.AppImage;
import io.larakube.plan.Names;
import io.larakube.plan.Release;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The objects of one release as they go to the cluster: what kustomize merged, with the image's reference and the release's id
 * in place of their placeholders.
 */
public record Released(Release release, List<Tree> objects) {

    /**
     * The release that these manifests, this image and this configuration make.
     *
     * @param merged what kustomize made of an overlay
     * @param reference the image to run
     * @param configuration all keys that the pods will see
     */
    public static Released of(List<Tree> merged, AppImage image, String reference, Map<String, String> configuration) {
        List<Tree> withImage = merged.stream()
                .map(object -> withImage(object, image.placeholder(), reference))
                .toList();
        String manifests = withImage.stream()
                .filter(Released::carriesPlaceholder)
                .map(JsonText::line)
                .sorted()
                .collect(Collectors.joining("\n"));
        Release release = Release.of(reference, configuration, manifests);
        return new Released(
                release,
                withImage.stream().map(object -> withId(object, release.id())).toList());
    }

    /** The same release, for which all pods of the former one stop before new ones start. */
    Released stoppingFirst() {
        return new Released(release, objects.stream().map(Released::recreated).toList());
    }

    private static Tree recreated(Tree object) {
        boolean isDeployment =
                object.textAt("kind").filter("Deployment"::equals).isPresent();
        if (!isDeployment || !(object instanceof Tree.Obj deployment)) {
            return object;
        }
        Tree.Obj spec = new Tree.Obj(deployment.fieldsAt("spec"));
        return deployment.with("spec", spec.with("strategy", Tree.obj().with("type", "Recreate")));
    }

    /** The image stands in {@code image:} of containers and nowhere else. */
    private static Tree withImage(Tree tree, String placeholder, String reference) {
        return Trees.replaceField(tree, "image", placeholder, reference);
    }

    private static Tree withId(Tree tree, String id) {
        return Trees.replaceField(tree, Names.LABEL_RELEASE, Release.PLACEHOLDER, id);
    }

    private static boolean carriesPlaceholder(Tree tree) {
        return !withId(tree, "").equals(tree);
    }
}
