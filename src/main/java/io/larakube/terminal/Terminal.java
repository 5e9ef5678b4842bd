package io.larakube.terminal;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.tree.Tree;

/**
 * The one way to talk to the user. Results go to standard output and are safe to pipe; everything else goes to standard
 * error.
 */
public interface Terminal {

    /** A text as it is, of one or many lines; the last line end is added when it is missing. */
    void result(String text);

    void result(Text line);

    /** One JSON document, indented. */
    void json(Tree document);

    /** One JSON value on a line of its own, for streams of events. */
    void event(Tree value);

    /** The report as the user asked for it: lines, or JSON after {@code -o json}. */
    void report(Report report);

    /** A line that is no result: a finding, a warning, a hint. */
    void remark(Text line);

    /**
     * Whether the answer was yes.
     *
     * @throws Failure.Declined when nobody is there to answer and {@code --yes} was not given
     */
    boolean ask(Confirm question);

    /**
     * The name of the chosen option.
     *
     * @throws Failure.Declined when nobody is there to choose
     */
    String ask(Choose question);

    /**
     * Returns only after the expected name was typed.
     *
     * @throws Failure.Declined when something else was typed, or nobody is there to type it
     */
    void ask(TypeName question);

    /**
     * Starts a live view; one at a time, to be closed by the caller.
     *
     * @param farewell printed below the last frame when the user leaves with Ctrl-C
     */
    Live live(Text... farewell);

    /** Shows that something goes on; no live view may be open. */
    Activity activity(String words);

    default void remark(String line) {
        remark(Text.of(line));
    }

    /**
     * Goes on after a yes only.
     *
     * @throws Failure.Declined when the answer is no, or nobody is there to give one
     */
    default void require(Confirm question) {
        if (!ask(question)) {
            throw new Failure.Declined("You answered no: " + question.words());
        }
    }
}
