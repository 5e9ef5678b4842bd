package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of the blueprint while it is read. Each accessor gives it in the shape that is asked for, or nothing after it has
 * noted what is wrong with it.
 */
record Value(Notes notes, String path, Tree tree) {

    /** What is wrong with a value, besides its shape. */
    record Fault(String what, String remedy) {}

    void problem(String what, String remedy) {
        notes.problem(path, what, remedy);
    }

    Optional<String> text() {
        if (tree instanceof Tree.Text(String text)) {
            return Optional.of(text);
        }
        String remedy = tree instanceof Tree.Num || tree instanceof Tree.Bool
                ? "write it in quotes: \"" + JsonText.line(tree) + "\""
                : "write a text: \"…\"";
        problem("must be a text, but is " + kind(), remedy);
        return Optional.empty();
    }

    Optional<String> text(Format format) {
        return text().filter(text -> fits(text, format));
    }

    /** A text, or a number, which then counts as the text that was written. */
    Optional<String> amount(Format format) {
        Optional<String> written = tree instanceof Tree.Num(String literal) ? Optional.of(literal) : text();
        return written.filter(text -> fits(text, format));
    }

    <T> Optional<T> word(Vocabulary<T> vocabulary) {
        return text().flatMap(word -> vocabulary.meaning(this, word));
    }

    boolean isTrue() {
        if (!(tree instanceof Tree.Bool)) {
            problem("must be true or false, but is " + kind(), "write true or false, without quotes");
        }
        return tree instanceof Tree.Bool(boolean isTrue) && isTrue;
    }

    Optional<Fields> object() {
        if (tree instanceof Tree.Obj(Map<String, Tree> fields)) {
            return Optional.of(new Fields(notes, path, fields));
        }
        problem("must be an object, but is " + kind(), "write {…}");
        return Optional.empty();
    }

    List<Value> items() {
        if (!(tree instanceof Tree.Arr(List<Tree> trees))) {
            String remedy = tree instanceof Tree.Text(String text) ? "write [" + quoted(text) + "]" : "write [\"…\"]";
            problem("must be a list, but is " + kind(), remedy);
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Tree item : trees) {
            items.add(new Value(notes, Json.path(path, items.size()), item));
        }
        return items;
    }

    /** Whether it asks for anything at all. */
    boolean saysSomething() {
        return switch (tree) {
            case Tree.Obj(Map<String, Tree> fields) -> !fields.isEmpty();
            case Tree.Arr(List<Tree> items) -> !items.isEmpty();
            case Tree.Text(String text) -> !text.isEmpty();
            case Tree.Bool(boolean isTrue) -> isTrue;
            case Tree.Num number -> true;
            case Tree.Nil nothing -> false;
        };
    }

    /** Whether the text, this value or its name, has a format. */
    boolean fits(String text, Format format) {
        if (format.accepts(text)) {
            return true;
        }
        String remedy = format.suggestion(text)
                .map(better -> "write " + JsonText.line(new Tree.Text(better)) + " (" + format.rule() + ")")
                .orElse("write " + format.rule());
        problem(quoted(text) + " is no " + format.noun(), remedy);
        return false;
    }

    private String kind() {
        return switch (tree) {
            case Tree.Obj object -> "an object";
            case Tree.Arr list -> "a list";
            case Tree.Text text -> "a text";
            case Tree.Num number -> "a number";
            case Tree.Bool(boolean bool) -> bool ? "true" : "false";
            case Tree.Nil nothing -> "null";
        };
    }
}
