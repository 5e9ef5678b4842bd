package io.larakube.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** On which lines of a YAML text the values of its documents stand. */
public final class YamlLines {

    private final Iterator<Event> events;
    private Map<List<String>, Integer> lines = new HashMap<>();

    private YamlLines(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * A document with its lines.
     *
     * @param lines of each value by the way to it: names of fields, numbers of items from 0; the first line of the text is 1
     */
    public record Document(Tree tree, Map<List<String>, Integer> lines) {
        public Document {
            lines = Collections.unmodifiableMap(new HashMap<>(lines));
        }
    }

    /** All documents of a text; none of one that is no YAML, or in which a document is empty and lines are not to be told apart. */
    public static List<Document> read(String text) {
        if (!(YamlReader.read("", text) instanceof YamlReader.Reading.Read read)) {
            return List.of();
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        List<Map<List<String>, Integer>> lines =
                new YamlLines(new Parse(settings).parseString(text).iterator()).documents();
        List<Document> documents = new ArrayList<>();
        for (int i = 0;
                i < read.documents().size() && lines.size() == read.documents().size();
                i++) {
            documents.add(new Document(read.documents().get(i), lines.get(i)));
        }
        return documents;
    }

    private List<Map<List<String>, Integer>> documents() {
        List<Map<List<String>, Integer>> documents = new ArrayList<>();
        while (events.hasNext()) {
            if (events.next() instanceof NodeEvent node) {
                lines = new HashMap<>();
                value(node, List.of());
                if (!isNothing(node)) {
                    documents.add(lines);
                }
            }
        }
        return documents;
    }

    private static boolean isNothing(NodeEvent node) {
        return node instanceof ScalarEvent scalar && YamlScalar.meaning(scalar) instanceof Tree.Nil;
    }

    private void value(NodeEvent event, List<String> way) {
        line(event, way);
        if (event instanceof SequenceStartEvent) {
            int item = 0;
            while (events.next() instanceof NodeEvent next) {
                value(next, further(way, Integer.toString(item++)));
            }
        } else if (event instanceof MappingStartEvent) {
            while (events.next() instanceof NodeEvent key) {
                List<String> field = further(way, key instanceof ScalarEvent scalar ? scalar.getValue() : "");
                line(key, field);
                value((NodeEvent) events.next(), field);
            }
        }
    }

    /** The line of a field is that of its name. */
    private void line(NodeEvent event, List<String> way) {
        Optional<Integer> line = event.getStartMark().map(mark -> mark.getLine() + 1);
        line.ifPresent(number -> lines.putIfAbsent(way, number));
    }

    private static List<String> further(List<String> way, String step) {
        List<String> further = new ArrayList<>(way);
        further.add(step);
        return List.copyOf(further);
    }
}
