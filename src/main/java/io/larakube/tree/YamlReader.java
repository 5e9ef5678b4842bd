package io.larakube.tree;

import io.larakube.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML texts: kustomize's output, and files that users edit. */
public final class YamlReader {

    /** What reading gives: every document of the text, or the one problem that makes it no YAML. */
    public sealed interface Reading {
        record Read(List<Tree> documents) implements Reading {}

        record Unreadable(Problem problem) implements Reading {}
    }

    private YamlReader() {}

    /** All documents of a text, empty ones left out. A key that stands twice in one mapping makes the text unreadable. */
    public static Reading read(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            List<Tree> documents = new ArrayList<>();
            for (Object document : new Load(settings).loadAllFromString(text)) {
                if (document != null) {
                    documents.add(tree(document));
                }
            }
            return new Reading.Read(documents);
        } catch (MarkedYamlEngineException broken) {
            String place = broken.getProblemMark()
                    .map(mark -> name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse(name);
            return new Reading.Unreadable(new Problem(place, "no YAML: " + broken.getProblem(), "correct it there"));
        } catch (YamlEngineException broken) {
            return new Reading.Unreadable(new Problem(name, "no YAML: " + broken.getMessage(), "correct it"));
        }
    }

    private static Tree tree(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> new Tree.Nil();
            case Map<?, ?> map -> object(map);
            case List<?> list ->
                new Tree.Arr(list.stream().<Tree>map(YamlReader::tree).toList());
            case Boolean bool -> new Tree.Bool(bool);
            case Number number -> new Tree.Num(number.toString());
            default -> new Tree.Text(value.toString());
        };
    }

    private static Tree object(Map<?, ?> map) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), tree(value)));
        return new Tree.Obj(fields);
    }
}
