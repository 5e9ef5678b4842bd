package io.larakube.terminal;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks by whole lines; works on every terminal. */
final class LinePrompt implements Prompt {

    private final InputStream input;
    private final Paper paper;

    /** @param input unbuffered: what is typed ahead belongs to whoever reads next, which may be another program */
    LinePrompt(InputStream input, Paper paper) {
        this.input = input;
        this.paper = paper;
    }

    @Override
    public Optional<String> line(Text question) {
        paper.print(paper.rendered(question));
        Optional<String> line = read();
        if (line.isEmpty()) {
            paper.print("\n");
        }
        return line;
    }

    @Override
    public Optional<String> choice(Choose question) {
        list(question);
        while (true) {
            Optional<String> answer = line(Text.of("Number or name ").plus(Text.dim("[1] ")));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> chosen = chosen(answer.get().strip(), question.options());
            if (chosen.isPresent()) {
                return chosen;
            }
            paper.line(Text.warn("\"" + answer.get().strip() + "\" is none of them."));
        }
    }

    private void list(Choose question) {
        paper.line(Text.bold(question.words()));
        int width = question.options().stream()
                .mapToInt(option -> Text.of(option.name()).width())
                .max()
                .orElse(0);
        int number = 1;
        for (Option option : question.options()) {
            Text name = Text.of(" " + number++ + "  " + option.name());
            paper.line(option.remark().isEmpty() ? name : name.padded(width + 6).plus(Text.dim(option.remark())));
        }
    }

    private static Optional<String> chosen(String answer, List<Option> options) {
        if (answer.isEmpty()) {
            return Optional.of(options.getFirst().name());
        }
        for (int number = 1; number <= options.size(); number++) {
            String name = options.get(number - 1).name();
            if (answer.equals(name) || answer.equals(Integer.toString(number))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private Optional<String> read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = input.read();
            boolean ended = next < 0;
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = input.read();
            }
            return ended ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new Failure.Declined("No answer could be read: " + broken.getMessage());
        }
    }
}
