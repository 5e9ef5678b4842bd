package io.larakube.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects as the client library has them, as trees. */
final class Resources {

    private Resources() {}

    static Tree tree(GenericKubernetesResource resource) {
        Tree.Obj tree = Tree.obj()
                .with("apiVersion", resource.getApiVersion())
                .with("kind", resource.getKind())
                .with("metadata", metadata(resource.getMetadata()));
        for (Map.Entry<String, Object> field :
                resource.getAdditionalProperties().entrySet()) {
            tree = tree.with(field.getKey(), value(field.getValue()));
        }
        return tree;
    }

    private static Tree.Obj metadata(ObjectMeta metadata) {
        return Tree.obj()
                .with("name", metadata.getName())
                .with("namespace", text(metadata.getNamespace()))
                .with("uid", text(metadata.getUid()))
                .with("resourceVersion", text(metadata.getResourceVersion()))
                .with("creationTimestamp", text(metadata.getCreationTimestamp()))
                .with("deletionTimestamp", text(metadata.getDeletionTimestamp()))
                .with("deletionGracePeriodSeconds", number(metadata.getDeletionGracePeriodSeconds()))
                .with("generation", number(metadata.getGeneration()))
                .withUnlessEmpty("labels", texts(metadata.getLabels()))
                .withUnlessEmpty("annotations", texts(metadata.getAnnotations()));
    }

    private static Optional<Tree> text(@Nullable String text) {
        return Optional.ofNullable(text).map(Tree.Text::new);
    }

    private static Optional<Tree> number(@Nullable Long number) {
        return Optional.ofNullable(number).map(value -> new Tree.Num(value.toString()));
    }

    private static Tree texts(@Nullable Map<String, String> texts) {
        Tree.Obj tree = Tree.obj();
        for (Map.Entry<String, String> text :
                texts == null ? Map.<String, String>of().entrySet() : texts.entrySet()) {
            tree = tree.with(text.getKey(), text.getValue());
        }
        return tree;
    }

    private static Tree value(@Nullable Object value) {
        return switch (value) {
            case null -> new Tree.Nil();
            case Map<?, ?> map -> {
                Tree.Obj object = Tree.obj();
                for (Map.Entry<?, ?> field : map.entrySet()) {
                    object = object.with(String.valueOf(field.getKey()), value(field.getValue()));
                }
                yield object;
            }
            case List<?> list ->
                new Tree.Arr(list.stream().<Tree>map(Resources::value).toList());
            case Boolean bool -> new Tree.Bool(bool);
            case Number number -> new Tree.Num(number.toString());
            default -> new Tree.Text(value.toString());
        };
    }
}
