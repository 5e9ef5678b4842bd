package io.larakube.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A runner that runs nothing: it writes down every command line and answers as it was told. */
public final class ScriptedRunner implements Runner {

    private final Map<String, UnaryOperator<Finished>> answers = new LinkedHashMap<>();
    private final List<String> commandLines = new ArrayList<>();

    /** Command lines that begin so succeed and write this. The first that fits counts. */
    public ScriptedRunner answers(String beginning, String output) {
        answers.put(beginning, asked -> finished(asked.invocation(), 0, output, ""));
        return this;
    }

    /** Command lines that begin so fail and complain so. */
    public ScriptedRunner fails(String beginning, int exitCode, String complaint) {
        answers.put(beginning, asked -> finished(asked.invocation(), exitCode, "", complaint));
        return this;
    }

    /** Every command line so far, as a person would have typed it. */
    public List<String> commandLines() {
        return List.copyOf(commandLines);
    }

    @Override
    public Finished run(Invocation invocation) {
        String line = invocation.shown();
        commandLines.add(line);
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody expected: " + line))
                .getValue()
                .apply(finished(invocation, 0, "", ""));
    }

    @Override
    public Finished run(Invocation invocation, Consumer<String> lines) {
        Finished finished = run(invocation);
        finished.text().lines().forEach(lines);
        finished.err().text().lines().forEach(lines);
        return finished;
    }

    @Override
    public int interactive(Invocation invocation) {
        return run(invocation).exitCode();
    }

    private static Finished finished(Invocation invocation, int exitCode, String out, String err) {
        return new Finished(invocation, exitCode, Captured.of(out), Captured.of(err), Duration.ZERO);
    }
}
