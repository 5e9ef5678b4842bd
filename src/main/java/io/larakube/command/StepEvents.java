package io.larakube.command;

import io.larakube.runbook.Journal;
import io.larakube.runbook.Step;
import io.larakube.terminal.Terminal;
import io.larakube.tree.Tree;

/** How far a runbook has come, for programs: a line of JSON for each step. */
record StepEvents(Terminal terminal) implements Journal {

    @Override
    public void begins(Step step) {
        event(step, "begins", step.title());
    }

    @Override
    public void holds(Step step, String words, boolean already) {
        event(step, already ? "held" : "made", words);
    }

    private void event(Step step, String event, String words) {
        terminal.event(Tree.obj().with("event", event).with("step", step.name()).with("words", words));
    }
}
