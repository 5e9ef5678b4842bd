package io.larakube.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/** Makes trees out of the events of a YAML text, and puts in place what aliases and merge keys stand for. */
final class YamlComposer {

    /** Deeper nesting is nobody's, and would use up the stack. */
    static final int DEEPEST = 200;

    private static final int MOST_VALUES = 1_000_000;
    private static final String MERGE = "<<";

    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int depth;
    private int values;

    /** A value that aliases can stand for, and how many values it consists of. */
    private record Anchored(Tree tree, int size) {}

    YamlComposer(Iterator<Event> events) {
        this.events = events;
    }

    List<Tree> documents() {
        List<Tree> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                Tree tree = value(node);
                if (!(tree instanceof Tree.Nil)) {
                    documents.add(tree);
                }
                anchors.clear();
            }
        }
        return documents;
    }

    private Tree value(NodeEvent event) {
        int before = values;
        count(event, 1);
        Tree tree = switch (event) {
            case ScalarEvent scalar -> YamlScalar.meaning(scalar);
            case SequenceStartEvent start -> list(start);
            case MappingStartEvent start -> object(start);
            case AliasEvent alias -> aliased(alias);
            default -> throw broken("unknown event " + event.getEventId(), event);
        };
        event.getAnchor()
                .filter(anchor -> !(event instanceof AliasEvent))
                .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(tree, values - before)));
        return tree;
    }

    private Tree aliased(AliasEvent alias) {
        String name = alias.getAnchor().orElseThrow().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw broken("nothing is called &" + name + " before this", alias);
        }
        count(alias, anchored.size);
        return anchored.tree;
    }

    private Tree list(SequenceStartEvent start) {
        enter(start);
        List<Tree> items = new ArrayList<>();
        while (events.next() instanceof NodeEvent item) {
            items.add(value(item));
        }
        depth--;
        return new Tree.Arr(items);
    }

    private Tree object(MappingStartEvent start) {
        enter(start);
        Map<String, Tree> fields = new LinkedHashMap<>();
        List<Tree.Obj> merged = new ArrayList<>();
        while (events.next() instanceof NodeEvent key) {
            String name = name(key);
            Tree value = value((NodeEvent) events.next());
            Optional<List<Tree.Obj>> sources = isMerge(key) ? sources(value) : Optional.empty();
            sources.ifPresent(merged::addAll);
            if (sources.isEmpty() && fields.put(name, value) != null) {
                throw broken("the key " + JsonText.line(new Tree.Text(name)) + " stands in one mapping twice", key);
            }
        }
        depth--;
        merged.forEach(source -> source.fields().forEach(fields::putIfAbsent));
        return new Tree.Obj(fields);
    }

    private String name(NodeEvent key) {
        return switch (key) {
            case ScalarEvent scalar -> {
                value(scalar);
                yield scalar.getValue();
            }
            case AliasEvent alias when value(alias) instanceof Tree.Text(String text) -> text;
            default -> throw broken("a key must be a word", key);
        };
    }

    private static boolean isMerge(NodeEvent key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MERGE);
    }

    /** What a merge key brings: one mapping or several, of which the first wins. Anything else is a value like others. */
    private static Optional<List<Tree.Obj>> sources(Tree value) {
        List<Tree> all = value instanceof Tree.Arr(List<Tree> items) ? items : List.of(value);
        List<Tree.Obj> mappings = all.stream()
                .filter(Tree.Obj.class::isInstance)
                .map(Tree.Obj.class::cast)
                .toList();
        return mappings.size() == all.size() ? Optional.of(mappings) : Optional.empty();
    }

    private void enter(NodeEvent event) {
        if (++depth > DEEPEST) {
            throw broken("nested deeper than " + DEEPEST + " levels", event);
        }
    }

    private void count(NodeEvent event, int more) {
        values += more;
        if (values > MOST_VALUES) {
            throw broken("more than " + MOST_VALUES + " values", event);
        }
    }

    private static ParserException broken(String what, NodeEvent event) {
        return new ParserException(what, event.getStartMark());
    }
}
