package io.larakube.storage;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import io.larakube.tree.YamlReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Objects that are delivered with LaraKube as YAML. */
final class Template {

    private Template() {}

    /** The documents of a file. */
    static List<Tree> read(String file) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return switch (YamlReader.read(file, text)) {
                case Reading.Read(List<Tree> documents) -> documents;
                case Reading.Unreadable(var problem) -> throw new IllegalStateException(problem.toString());
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same with every text replaced. */
    static Tree with(Tree tree, UnaryOperator<String> change) {
        return switch (tree) {
            case Tree.Text(String value) -> new Tree.Text(change.apply(value));
            case Tree.Arr(List<Tree> items) ->
                Tree.arr(items.stream().map(item -> with(item, change)).toList());
            case Tree.Obj(Map<String, Tree> fields) -> {
                Tree.Obj changed = Tree.obj();
                for (Map.Entry<String, Tree> field : fields.entrySet()) {
                    changed = changed.with(field.getKey(), with(field.getValue(), change));
                }
                yield changed;
            }
            case Tree.Bool _, Tree.Num _, Tree.Nil _ -> tree;
        };
    }

    /** The same with a field of a field … replaced or added. */
    static Tree.Obj with(Tree.Obj tree, Tree value, String... steps) {
        if (steps.length == 1) {
            return tree.with(steps[0], value);
        }
        Tree.Obj inner = tree.field(steps[0])
                .filter(Tree.Obj.class::isInstance)
                .map(Tree.Obj.class::cast)
                .orElse(Tree.obj());
        return tree.with(
                steps[0],
                with(inner, value, List.of(steps).subList(1, steps.length).toArray(String[]::new)));
    }
}
