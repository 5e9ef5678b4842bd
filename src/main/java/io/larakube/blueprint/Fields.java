package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.failure.Nearest;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One object of the blueprint while it is read. Each accessor gives a field in the shape that is asked for, or nothing after
 * it has noted what is wrong with it; {@code null} is the same as absence.
 */
final class Fields {

    private final Notes notes;
    private final String path;
    private final Map<String, Tree> fields;

    Fields(Notes notes, String path, Map<String, Tree> fields) {
        this.notes = notes;
        this.path = path;
        this.fields = fields;
    }

    Notes notes() {
        return notes;
    }

    String path() {
        return path;
    }

    String path(String name) {
        return Json.path(path, name);
    }

    Set<String> names() {
        return fields.keySet();
    }

    boolean has(String name) {
        return at(name).isPresent();
    }

    private Optional<Tree> at(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Tree.Nil));
    }

    Optional<String> text(String name) {
        return at(name).flatMap(value -> text(path(name), value));
    }

    Optional<String> text(String name, Format format) {
        return text(name).filter(value -> fits(path(name), value, format));
    }

    /** A text under a name that the user chose, which has a format itself. */
    Optional<String> chosen(String name, Format format) {
        return text(name).filter(value -> fits(path(name), name, format));
    }

    /** A text, or a number, which then counts as the text that was written. */
    Optional<String> amount(String name, Format format) {
        Optional<String> number = at(name).flatMap(
                        value -> value instanceof Tree.Num(String literal) ? Optional.of(literal) : Optional.empty());
        return number.or(() -> text(name)).filter(value -> fits(path(name), value, format));
    }

    <T> Optional<T> word(String name, Vocabulary<T> vocabulary) {
        return text(name).flatMap(word -> vocabulary.meaning(notes, path(name), word));
    }

    /** What reading a field gives; that it is not there is a problem with this remedy. */
    <T> Optional<T> required(String name, String remedy, Supplier<Optional<T>> reading) {
        if (!has(name)) {
            notes.problem(path(name), "is missing", remedy);
        }
        return reading.get();
    }

    boolean isTrue(String name) {
        return at(name).filter(value -> isTrue(path(name), value)).isPresent();
    }

    /** The texts of a list that fit, without those that stand in it twice. */
    List<String> texts(String name, Format format) {
        return texts(name, format, any -> Optional.empty());
    }

    /** As {@link #texts(String, Format)}, each of which must also be without a fault of its own. */
    List<String> texts(String name, Format format, Function<String, Optional<Fault>> rule) {
        return different(
                name,
                items(name).stream()
                        .flatMap(item -> text(item.path, item.value)
                                .filter(value -> fits(item.path, value, format))
                                .filter(value -> isFaultless(item.path, rule.apply(value)))
                                .map(value -> new Item<>(item.path, value))
                                .stream())
                        .toList());
    }

    /** What the words of a list mean, without those that stand in it twice. */
    <T> List<T> words(String name, Vocabulary<T> vocabulary) {
        return different(
                name,
                items(name).stream()
                        .flatMap(item -> text(item.path, item.value)
                                .flatMap(word -> vocabulary.meaning(notes, item.path, word))
                                .map(value -> new Item<>(item.path, value))
                                .stream())
                        .toList());
    }

    /** The object under a name. */
    Optional<Fields> object(String name) {
        return at(name).flatMap(value -> object(name, value));
    }

    /** As {@link #object}, for a name that the user chose: {@code null} is no object there. */
    Optional<Fields> entry(String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(value -> object(name, value));
    }

    private Optional<Fields> object(String name, Tree value) {
        if (value instanceof Tree.Obj(Map<String, Tree> inner)) {
            return Optional.of(new Fields(notes, path(name), inner));
        }
        notes.problem(path(name), "must be an object, but is " + kind(value), "write {}");
        return Optional.empty();
    }

    /**
     * Notes each name that is not known, with the one that was probably meant.
     *
     * @param unused names that older blueprints have and on which nothing here depends: remarks
     * @param unsupported names that are known and mean nothing yet; what they ask for would be missing: problems
     */
    void onlyThese(List<String> known, List<String> unused, List<String> unsupported) {
        unused(unused);
        unsupported(unsupported);
        for (String name : names()) {
            if (!known.contains(name) && !unused.contains(name) && !unsupported.contains(name)) {
                String all = "known here: " + String.join(", ", known);
                Optional<String> meant = Nearest.to(name, known);
                notes.problem(
                        path(name),
                        "unknown name " + quoted(name),
                        meant.map(near -> "did you mean " + quoted(near) + "? ").orElse("") + all);
            }
        }
    }

    private void unused(List<String> names) {
        names.stream()
                .filter(this::saysSomething)
                .forEach(name -> notes.remark(path(name), quoted(name) + " is not used by this version"));
    }

    private void unsupported(List<String> names) {
        names.stream()
                .filter(this::saysSomething)
                .forEach(name ->
                        notes.problem(path(name), quoted(name) + " is not supported by this version", "remove it"));
    }

    private boolean saysSomething(String name) {
        return at(name).filter(value -> !isNothing(value)).isPresent();
    }

    private static boolean isNothing(Tree value) {
        return switch (value) {
            case Tree.Obj(Map<String, Tree> inner) -> inner.isEmpty();
            case Tree.Arr(List<Tree> items) -> items.isEmpty();
            case Tree.Text(String text) -> text.isEmpty();
            case Tree.Bool(boolean isTrue) -> !isTrue;
            case Tree.Num number -> false;
            case Tree.Nil nothing -> true;
        };
    }

    /** What is wrong with one value, besides its format. */
    record Fault(String what, String remedy) {}

    private record Item<T>(String path, T value) {}

    private List<Item<Tree>> items(String name) {
        Optional<Tree> value = at(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof Tree.Arr(List<Tree> trees))) {
            String remedy =
                    value.get() instanceof Tree.Text(String text) ? "write [" + quoted(text) + "]" : "write [\"…\"]";
            notes.problem(path(name), "must be a list, but is " + kind(value.get()), remedy);
            return List.of();
        }
        List<Item<Tree>> items = new ArrayList<>();
        for (Tree tree : trees) {
            items.add(new Item<>(Json.path(path(name), items.size()), tree));
        }
        return items;
    }

    private <T> List<T> different(String name, List<Item<T>> items) {
        Set<T> seen = new HashSet<>();
        List<T> different = new ArrayList<>();
        for (Item<T> item : items) {
            if (seen.add(item.value)) {
                different.add(item.value);
            } else {
                notes.problem(item.path, "stands in " + quoted(name) + " twice", "remove one of the two");
            }
        }
        return different;
    }

    private Optional<String> text(String at, Tree value) {
        if (value instanceof Tree.Text(String text)) {
            return Optional.of(text);
        }
        String remedy = value instanceof Tree.Num || value instanceof Tree.Bool
                ? "write it in quotes: \"" + JsonText.line(value) + "\""
                : "write a text: \"…\"";
        notes.problem(at, "must be a text, but is " + kind(value), remedy);
        return Optional.empty();
    }

    private boolean isTrue(String at, Tree value) {
        if (!(value instanceof Tree.Bool)) {
            notes.problem(at, "must be true or false, but is " + kind(value), "write true or false, without quotes");
        }
        return value instanceof Tree.Bool(boolean isTrue) && isTrue;
    }

    private boolean isFaultless(String at, Optional<Fault> fault) {
        fault.ifPresent(found -> notes.problem(at, found.what(), found.remedy()));
        return fault.isEmpty();
    }

    private boolean fits(String at, String value, Format format) {
        if (format.accepts(value)) {
            return true;
        }
        Optional<String> instead = format.suggestion(value);
        notes.problem(
                at,
                quoted(value) + " is no " + format.noun(),
                instead.map(better -> "write " + JsonText.line(new Tree.Text(better)) + ": ")
                                .orElse("write ")
                        + format.rule());
        return false;
    }

    private static String kind(Tree value) {
        return switch (value) {
            case Tree.Obj object -> "an object";
            case Tree.Arr list -> "a list";
            case Tree.Text text -> "a text";
            case Tree.Num number -> "a number";
            case Tree.Bool(boolean bool) -> bool ? "true" : "false";
            case Tree.Nil nothing -> "null";
        };
    }
}
