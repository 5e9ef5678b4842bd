package io.larakube.blueprint;

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
    private final List<Problem> problems = new ArrayList<>();
    private final NavigableSet<String> problemPaths = new TreeSet<>();
    private final List<BlueprintReader.Remark> remarks = new ArrayList<>();

    Notes(Json json) {
        this.json = json;
    }

    void problem(String path, String what, String remedy) {
        problems.add(new Problem(json.place(path), what, remedy));
        problemPaths.add(path);
    }

    void remark(String path, String what) {
        remarks.add(new BlueprintReader.Remark(json.place(path), what));
    }

    List<Problem> problems() {
        return problems;
    }

    List<BlueprintReader.Remark> remarks() {
        return remarks;
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
