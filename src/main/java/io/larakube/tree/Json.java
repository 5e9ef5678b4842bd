package io.larakube.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.larakube.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON text that was read: its value, and where in the text each part of it stands.
 *
 * @param name what the text is called in messages: {@code .larakube.json}
 * @param tree the value
 * @param places line and column, {@code 4:13}, of each value by its path ({@code environments.local.hosts}, {@code features[2]})
 */
public record Json(String name, Tree tree, Map<String, String> places) {

    /** What reading gives: a value, or the one problem that makes the text no JSON. */
    public sealed interface Reading {
        record Read(Json json) implements Reading {}

        record Unreadable(Problem problem) implements Reading {}
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a whole JSON text. A name that stands twice in one object makes it unreadable, as does anything after the value. */
    public static Reading read(String name, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Map<String, String> places = new LinkedHashMap<>();
            if (parser.nextToken() == null) {
                return new Reading.Unreadable(new Problem(name, "the file is empty", "write at least {}"));
            }
            Tree tree = value(parser, "", places);
            if (parser.nextToken() != null) {
                return unreadable(name, parser.currentTokenLocation(), "something stands after the end of the value");
            }
            return new Reading.Read(new Json(name, tree, places));
        } catch (JsonProcessingException broken) {
            return unreadable(name, broken.getLocation(), firstLine(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The path of a field: {@code environments.local}, or {@code hosts["a.b"]} when its name is no plain word. */
    public static String path(String parent, String field) {
        return !isWord(field)
                ? parent + "[" + JsonText.line(new Tree.Text(field)) + "]"
                : parent.isEmpty() ? field : parent + "." + field;
    }

    /** The path of an item, the first being 0: {@code features[2]}. */
    public static String path(String parent, int item) {
        return parent + "[" + item + "]";
    }

    private static boolean isWord(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_'
                                || c == '$');
    }

    /** The value of a text that another program made; no problem with places, only nothing when it is no JSON. */
    public static Optional<Tree> parse(String text) {
        return read("", text) instanceof Reading.Read read
                ? Optional.of(read.json().tree())
                : Optional.empty();
    }

    /** The place of a value for a {@link Problem}: name, line, column and path; the nearest parent's line when the value is absent. */
    public String place(String path) {
        String known = path;
        while (!places.containsKey(known) && !known.isEmpty()) {
            int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
            known = cut < 0 ? "" : known.substring(0, cut);
        }
        String where = name + ":" + places.getOrDefault(known, "1:1");
        return path.isEmpty() ? where : where + " " + path;
    }

    private static Tree value(JsonParser parser, String path, Map<String, String> places) throws IOException {
        places.put(path, lineAndColumn(parser.currentTokenLocation()));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, places);
            case START_ARRAY -> list(parser, path, places);
            case VALUE_STRING -> new Tree.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Num(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Tree.Bool(parser.getBooleanValue());
            case VALUE_NULL -> new Tree.Nil();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private static Tree object(JsonParser parser, String path, Map<String, String> places) throws IOException {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            fields.put(field, value(parser, path(path, field), places));
        }
        return new Tree.Obj(fields);
    }

    private static Tree list(JsonParser parser, String path, Map<String, String> places) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, path(path, items.size()), places));
        }
        return new Tree.Arr(items);
    }

    private static Reading unreadable(String name, JsonLocation location, String what) {
        String remedy = "correct the JSON there; nothing was read from this file";
        return new Reading.Unreadable(new Problem(name + ":" + lineAndColumn(location), "no JSON: " + what, remedy));
    }

    private static String lineAndColumn(JsonLocation location) {
        return location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
