package io.larakube.tree;

import io.larakube.failure.Problem;
import io.larakube.tree.Json.Place;
import io.larakube.tree.Json.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text, from its first character to its last. Ours, because a library's costs ten times as much at each start
 * and speaks to programmers; {@code JsonTest} compares the two.
 */
final class JsonReader {

    /** Deeper nesting is nobody's, and would use up the stack. */
    static final int DEEPEST = 200;

    /** The path of everything below a path that is too long to be kept. */
    private static final String TOO_LONG = " ".repeat(Json.LONGEST_PATH + 1);

    private final String name;
    private final JsonScanner scanner;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int depth;

    JsonReader(String name, String text) {
        this.name = name;
        this.scanner = new JsonScanner(text);
    }

    Reading read() {
        try {
            scanner.skipByteOrderMark();
            scanner.skipSpace();
            if (scanner.atEnd()) {
                return new Reading.Unreadable(new Problem(name, "the file is empty", "write at least {}"));
            }
            Tree tree = value("");
            scanner.skipSpace();
            if (!scanner.atEnd()) {
                throw scanner.wrong("something stands behind the end: " + scanner.here(), "remove it");
            }
            return new Reading.Read(new Json(name, tree, places));
        } catch (NoJson broken) {
            return new Reading.Unreadable(
                    new Problem(name + ":" + broken.place(), "no JSON: " + broken.what(), broken.remedy()));
        }
    }

    private Tree value(String path) throws NoJson {
        if (path.length() <= Json.LONGEST_PATH) {
            places.put(path, scanner.place());
        }
        return switch (scanner.peek()) {
            case '{' -> object(path);
            case '[' -> list(path);
            case '"' -> new Tree.Text(scanner.string());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> new Tree.Num(scanner.number());
            default -> word();
        };
    }

    private Tree object(String path) throws NoJson {
        enter();
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (scanner.peek() != '}') {
            String field = name(fields);
            fields.put(field, value(inner(path, field)));
            next('}');
        }
        leave();
        return new Tree.Obj(fields);
    }

    /** A name that is none of these, and the colon behind it. */
    private String name(Map<String, Tree> fields) throws NoJson {
        if (scanner.peek() != '"') {
            throw scanner.wrong(
                    "a name in double quotes must stand here, not " + scanner.here(), "write \"name\": value");
        }
        Place begin = scanner.place();
        String field = scanner.string();
        if (fields.containsKey(field)) {
            String what = "the name " + JsonScanner.shown(field) + " stands in one object twice";
            throw new NoJson(begin, what, "remove one of the two");
        }
        scanner.skipSpace();
        if (scanner.peek() != ':') {
            throw scanner.wrong("a : must stand behind a name, not " + scanner.here(), "write \"name\": value");
        }
        scanner.step();
        scanner.skipSpace();
        return field;
    }

    private Tree list(String path) throws NoJson {
        enter();
        List<Tree> items = new ArrayList<>();
        while (scanner.peek() != ']') {
            items.add(value(inner(path, items.size())));
            next(']');
        }
        leave();
        return new Tree.Arr(items);
    }

    private static String inner(String path, String field) {
        return path.length() + field.length() > Json.LONGEST_PATH ? TOO_LONG : Json.path(path, field);
    }

    private static String inner(String path, int item) {
        return path.length() > Json.LONGEST_PATH ? TOO_LONG : Json.path(path, item);
    }

    private void enter() throws NoJson {
        if (++depth > DEEPEST) {
            throw scanner.wrong("nested deeper than " + DEEPEST + " levels", "look whether it is the right file");
        }
        scanner.step();
        scanner.skipSpace();
    }

    private void leave() {
        scanner.step();
        depth--;
    }

    /** To the end of the object or list, or over the comma to what follows it. */
    private void next(char end) throws NoJson {
        scanner.skipSpace();
        if (scanner.peek() == end) {
            return;
        }
        if (scanner.peek() != ',') {
            throw scanner.wrong(
                    "a , or " + end + " must stand here, not " + scanner.here(), "add the one that is missing");
        }
        Place comma = scanner.place();
        scanner.step();
        scanner.skipSpace();
        if (scanner.peek() == end) {
            throw new NoJson(comma, "nothing follows this comma", "remove it");
        }
    }

    private Tree word() throws NoJson {
        Place begin = scanner.place();
        String word = scanner.word();
        return switch (word) {
            case "true" -> new Tree.Bool(true);
            case "false" -> new Tree.Bool(false);
            case "null" -> new Tree.Nil();
            case "" -> throw scanner.wrong("a value must stand here, not " + scanner.here(), "write a value");
            default -> {
                String shown = JsonScanner.shown(word);
                throw new NoJson(begin, shown + " is no value", "write it in double quotes if it is a text");
            }
        };
    }
}
