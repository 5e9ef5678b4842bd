package io.larakube.tree;

import io.larakube.failure.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON text that was read: its value, and where in the text each part of it stands.
 *
 * @param name what the text is called in messages: {@code .larakube.json}
 * @param tree the value
 * @param places where each value begins, by its path ({@code environments.local.hosts}, {@code features[2]})
 */
public record Json(String name, Tree tree, Map<String, Place> places) {

    /** A line and a column, both from 1. */
    public record Place(int line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
        }

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    /** What reading gives: a value, or the one problem that makes the text no JSON. */
    public sealed interface Reading {
        record Read(Json json) implements Reading {}

        record Unreadable(Problem problem) implements Reading {}
    }

    private static final Place BEGIN = new Place(1, 1);

    /** A path that is longer is nobody's: what stands there has the place of its parent. */
    static final int LONGEST_PATH = 300;

    /**
     * Reads a whole JSON text, as RFC 8259 has it. Unreadable as well: a name that stands twice in one object, half of a surrogate
     * pair, and more than {@value JsonReader#DEEPEST} levels.
     */
    public static Reading read(String name, String text) {
        return new JsonReader(name, text).read();
    }

    /** The value of a text that another program made; no problem with places, only nothing when it is no JSON. */
    public static Optional<Tree> parse(String text) {
        return read("", text) instanceof Reading.Read read
                ? Optional.of(read.json().tree())
                : Optional.empty();
    }

    /** Where a value begins, or the nearest parent of one that is absent. */
    public Place position(String path) {
        String known = path;
        while (!places.containsKey(known) && !known.isEmpty()) {
            int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
            known = cut < 0 ? "" : known.substring(0, cut);
        }
        return places.getOrDefault(known, BEGIN);
    }

    /** The place of a value for a {@link Problem}: name, {@link #position} and path, {@code .larakube.json:4:13 environments.local}. */
    public String place(String path) {
        String where = name + ":" + position(path);
        return path.isEmpty() ? where : where + " " + path;
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
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isLetterOrDigit && c != '-' && c != '_' && c != '$') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
