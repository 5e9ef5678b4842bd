package io.larakube.tree;

import io.larakube.failure.Problem;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML texts: kustomize's output, and files that users edit. Unquoted words mean what they mean to kubectl. */
public final class YamlReader {

    /** What reading gives: every document of the text, or the one problem that makes it no YAML. */
    public sealed interface Reading {
        record Read(List<Tree> documents) implements Reading {}

        record Unreadable(Problem problem) implements Reading {}
    }

    private YamlReader() {}

    /**
     * All documents of a text, empty ones left out. Unreadable as well: a key that stands twice in one mapping, a key that is no
     * word, nesting deeper than {@value YamlComposer#DEEPEST} levels, and aliases that stand for more than a million values.
     */
    public static Reading read(String name, String text) {
        try {
            return new Reading.Read(documents(text, false));
        } catch (YamlEngineException broken) {
            return new Reading.Unreadable(problem(name, text));
        }
    }

    private static List<Tree> documents(String text, boolean withMarks) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(withMarks)
                .build();
        return new YamlComposer(new Parse(settings).parseString(text).iterator()).documents();
    }

    /** Reads once more: to know the place of each value takes time, and only a text that is wrong needs it. */
    private static Problem problem(String name, String text) {
        try {
            documents(text, true);
            throw new IllegalStateException("the same text was wrong and is not");
        } catch (MarkedYamlEngineException broken) {
            String place = broken.getProblemMark().map(YamlReader::place).orElse("");
            return problemAt(name + place, broken.getProblem());
        } catch (ReaderException broken) {
            return problemAt(
                    name + place(text, broken.getPosition()), "character " + broken.getCodePoint() + " is not allowed");
        } catch (YamlEngineException broken) {
            return problemAt(name, String.valueOf(broken.getMessage()));
        }
    }

    private static Problem problemAt(String place, String what) {
        return new Problem(place, "no YAML: " + what, "correct it; nothing was read from this file");
    }

    private static String place(Mark mark) {
        return ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    /** The place of a character by its number, the first being 0. */
    private static String place(String text, int position) {
        int[] before = text.codePoints().limit(position).toArray();
        int line = 1;
        int column = 1;
        for (int character : before) {
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
        return ":" + line + ":" + column;
    }
}
