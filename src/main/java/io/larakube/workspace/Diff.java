package io.larakube.workspace;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The difference of two texts as {@code diff -u} writes it. Values of {@code .env} files are dots. */
final class Diff {

    private static final int CONTEXT = 3;
    private static final String NOTHING = "/dev/null";
    private static final String NO_LINE_END = "\n\\ No newline at end of file";

    /** Stands between what is shown of a line and the line itself, which is compared; no text has this character. */
    private static final char SHOWN_UNTIL = '\uFFFF';

    private Diff() {}

    static String between(String path, String before, String after) {
        return unified("a/" + path, "b/" + path, lines(path, before), lines(path, after));
    }

    static String created(String path, String text) {
        return unified(NOTHING, "b/" + path, List.of(), lines(path, text));
    }

    static String deleted(String path, String text) {
        return unified("a/" + path, NOTHING, lines(path, text), List.of());
    }

    private static String unified(String from, String to, List<String> before, List<String> after) {
        return UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), CONTEXT).stream()
                .map(line -> line.startsWith("@@") ? hunk(line) : shown(line))
                .collect(Collectors.joining());
    }

    /** The library counts the lines of an empty file from 1; {@code diff}, {@code patch} and git count from 0. */
    private static String hunk(String line) {
        return line.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 ") + "\n";
    }

    private static String shown(String line) {
        int end = line.indexOf(SHOWN_UNTIL);
        return (end < 0 ? line : line.substring(0, end)) + "\n";
    }

    private static List<String> lines(String path, String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean ends = lines.getLast().isEmpty();
        if (ends) {
            lines.removeLast();
        }
        List<String> shown = new ArrayList<>(ProjectFolder.isSecret(path) ? Dots.instead(lines) : lines);
        for (int i = 0; i < lines.size(); i++) {
            String marker = ends || i < lines.size() - 1 ? "" : NO_LINE_END;
            lines.set(i, withoutReturn(shown.get(i)) + marker + SHOWN_UNTIL + lines.get(i));
        }
        return lines;
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
