package io.larakube.terminal;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A terminal that nobody sees: answers come from a script, and all that is said is written down as text, styles left out.
 * Live views are written down row by row as on a plain terminal, and whole frames in {@link #frames}.
 */
public final class ScriptedTerminal implements Terminal {

    private final Format format;
    private final Deque<String> answers;
    private final StringBuilder results = new StringBuilder();
    private final StringBuilder remarks = new StringBuilder();
    private final List<String> frames = new ArrayList<>();

    private ScriptedTerminal(Format format, List<String> answers) {
        this.format = format;
        this.answers = new ArrayDeque<>(answers);
    }

    /** Answers in the order of the questions: {@code y}, {@code n}, the name of an option, the name to be typed. */
    public static ScriptedTerminal answering(String... answers) {
        return new ScriptedTerminal(Format.TEXT, List.of(answers));
    }

    /** As after {@code -o json}. */
    public static ScriptedTerminal withJson(String... answers) {
        return new ScriptedTerminal(Format.JSON, List.of(answers));
    }

    /** All that went to standard output. */
    public String results() {
        return results.toString();
    }

    /** All that went to standard error: remarks, questions with their answers, rows of live views. */
    public String remarks() {
        return remarks.toString();
    }

    /** Each frame that was shown, in full. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** Answers that no question has taken yet. */
    public List<String> unusedAnswers() {
        return List.copyOf(answers);
    }

    @Override
    public void result(String text) {
        results.append(text).append(text.endsWith("\n") ? "" : "\n");
    }

    @Override
    public void result(Text line) {
        results.append(line.plain()).append('\n');
    }

    @Override
    public void json(Tree document) {
        results.append(JsonText.indented(document));
    }

    @Override
    public void event(Tree value) {
        results.append(JsonText.line(value)).append('\n');
    }

    @Override
    public void report(Report report) {
        switch (format) {
            case TEXT -> report.lines().forEach(this::result);
            case JSON -> json(report.tree());
        }
    }

    @Override
    public void remark(Text line) {
        remarks.append(line.plain()).append('\n');
    }

    @Override
    public boolean ask(Confirm question) {
        return answer(question, " [y/n] ").equals("y");
    }

    @Override
    public String ask(Choose question) {
        String names = String.join(
                ", ", question.options().stream().map(Question.Option::name).toList());
        return answer(question, " [" + names + "] ");
    }

    @Override
    public void ask(TypeName question) {
        String answer = answer(question, " [" + question.expected() + "] ");
        if (!answer.equals(question.expected())) {
            throw new Failure.Declined("\"" + answer + "\" is not \"" + question.expected() + "\"");
        }
    }

    @Override
    public Live live(Text... farewell) {
        PlainLive rows = new PlainLive(this::remark, () -> {});
        return new Live() {
            @Override
            public void show(Frame frame) {
                rows.show(frame);
                frames.add(String.join("\n", lines(frame)));
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    @Override
    public Activity activity(String words) {
        remark(words);
        return new Activity() {
            @Override
            public void note(String newest) {}

            @Override
            public void done(Text outcome) {
                remark("✔ " + outcome);
            }

            @Override
            public void close() {}
        };
    }

    private String answer(Question question, String choices) {
        if (answers.isEmpty()) {
            throw new Failure.Declined("Nobody is at a terminal to decide: " + question.words(), question.flag());
        }
        String answer = answers.removeFirst();
        remarks.append(question.words()).append(choices).append(answer).append('\n');
        return answer;
    }

    private static List<String> lines(Frame frame) {
        return frame.rows().stream().map(row -> row.loose().plain()).toList();
    }
}
