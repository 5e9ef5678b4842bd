package io.larakube.blueprint;

import io.larakube.blueprint.BlueprintReader.Remark;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is noted about a blueprint while it is read: problems, and remarks on what is read but not used. */
final class Notes {

    private static final int QUOTED = 60;

    private final Json json;
    private final List<Placed<Problem>> problems = new ArrayList<>();
    private final NavigableSet<String> problemPaths = new TreeSet<>();
    private final List<Placed<Remark>> remarks = new ArrayList<>();

    Notes(Json json) {
        this.json = json;
    }

    void problem(String path, String what, String remedy) {
        problems.add(new Placed<>(json.position(path), new Problem(json.place(path), what, remedy)));
        problemPaths.add(path);
    }

    void remark(String path, String what) {
        remarks.add(new Placed<>(json.position(path), new Remark(json.place(path), what)));
    }

    /** In the order in which they stand in the text. */
    List<Problem> problems() {
        return inOrder(problems);
    }

    /** In the order in which they stand in the text. */
    List<Remark> remarks() {
        return inOrder(remarks);
    }

    private record Placed<T>(Json.Place place, T value) {}

    private static <T> List<T> inOrder(List<Placed<T>> notes) {
        return notes.stream()
                .sorted((one, other) -> one.place.compareTo(other.place))
                .map(Placed::value)
                .toList();
    }

    /** Whether a rule between fields may be checked: a fault in one of them would only cause another problem. */
    boolean isSound(String... paths) {
        return Stream.of(paths)
                .noneMatch(path -> problemPaths.contains(path) || isNotedBelow(path + ".") || isNotedBelow(path + "["));
    }

    private boolean isNotedBelow(String beginning) {
        String next = problemPaths.ceiling(beginning);
        return next != null && next.startsWith(beginning);
    }

    /** A text of the user's as it stands in messages: in quotes, on one line, never endless. */
    static String quoted(String value) {
        boolean fits = value.codePointCount(0, value.length()) <= QUOTED;
        String shown = fits ? value : value.substring(0, value.offsetByCodePoints(0, QUOTED)) + "…";
        return JsonText.line(new Tree.Text(shown));
    }
}
