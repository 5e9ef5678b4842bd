package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Value.Fault;
import io.larakube.failure.Nearest;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one object of the blueprint while it is read. Each accessor gives a field in the shape that is asked for, or
 * nothing after what is wrong with it was noted; {@code null} is the same as absence.
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

    private Optional<Value> at(String name) {
        return entry(name).filter(value -> !(value.tree() instanceof Tree.Nil));
    }

    /** The value under a name that the user chose: {@code null} is a value there. */
    Optional<Value> entry(String name) {
        return Optional.ofNullable(fields.get(name)).map(tree -> new Value(notes, path(name), tree));
    }

    Optional<String> text(String name) {
        return at(name).flatMap(Value::text);
    }

    Optional<String> text(String name, Format format) {
        return at(name).flatMap(value -> value.text(format));
    }

    Optional<String> amount(String name, Format format) {
        return at(name).flatMap(value -> value.amount(format));
    }

    <T> Optional<T> word(String name, Vocabulary<T> vocabulary) {
        return at(name).flatMap(value -> value.word(vocabulary));
    }

    boolean isTrue(String name) {
        return at(name).filter(Value::isTrue).isPresent();
    }

    Optional<Fields> object(String name) {
        return at(name).flatMap(Value::object);
    }

    /** The texts of a list that fit, without those that stand in it twice. */
    List<String> texts(String name, Format format) {
        return texts(name, format, any -> Optional.empty());
    }

    /** As {@link #texts(String, Format)}, each of which must also be without a fault of its own. */
    List<String> texts(String name, Format format, Function<String, Optional<Fault>> rule) {
        return list(name, value -> value.text(format), rule);
    }

    /** What the words of a list mean, without those that stand in it twice or have a fault. */
    <T> List<T> words(String name, Vocabulary<T> vocabulary, Function<T, Optional<Fault>> rule) {
        return list(name, value -> value.word(vocabulary), rule);
    }

    private <T> List<T> list(String name, Function<Value, Optional<T>> reading, Function<T, Optional<Fault>> rule) {
        Set<T> seen = new HashSet<>();
        List<T> list = new ArrayList<>();
        for (Value item : at(name).map(Value::items).orElse(List.of())) {
            reading.apply(item).ifPresent(meaning -> {
                Optional<Fault> fault = seen.add(meaning) ? rule.apply(meaning) : Optional.of(twice(name));
                fault.ifPresentOrElse(found -> item.problem(found.what(), found.remedy()), () -> list.add(meaning));
            });
        }
        return list;
    }

    private static Fault twice(String name) {
        return new Fault("stands in " + quoted(name) + " twice", "remove one of the two");
    }

    /** Notes that a field is not there. */
    void require(String name, String remedy) {
        if (!has(name)) {
            notes.problem(path(name), "is missing", remedy);
        }
    }

    /**
     * Notes each name that is not known, with the one that was probably meant.
     *
     * @param unused names that older blueprints have and on which nothing here depends: remarks
     * @param unsupported names that are known and mean nothing yet; what they ask for would be missing: problems
     */
    void onlyThese(List<String> known, List<String> unused, List<String> unsupported) {
        for (String name : names()) {
            boolean saysSomething = at(name).filter(Value::saysSomething).isPresent();
            if (saysSomething && unused.contains(name)) {
                notes.remark(path(name), quoted(name) + " is not used by this version");
            } else if (saysSomething && unsupported.contains(name)) {
                notes.problem(path(name), quoted(name) + " is not supported by this version", "remove it");
            } else if (!known.contains(name) && !unused.contains(name) && !unsupported.contains(name)) {
                notes.problem(path(name), "unknown name " + quoted(name), meant(name, known));
            }
        }
    }

    private static String meant(String name, List<String> known) {
        String all = "known here: " + String.join(", ", known);
        return Nearest.to(name, known)
                .map(near -> "did you mean " + quoted(near) + "? " + all)
                .orElse(all);
    }
}
