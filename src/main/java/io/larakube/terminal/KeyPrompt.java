package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for one of several with the arrow keys, and for everything else by lines. */
final class KeyPrompt implements Prompt {

    private final LinePrompt lines;
    private final InputStream input;
    private final Paper paper;
    private final Supplier<Size> window;
    private final Host host;

    KeyPrompt(InputStream input, Paper paper, Supplier<Size> window, Host host) {
        this.lines = new LinePrompt(input, paper);
        this.input = input;
        this.paper = paper;
        this.window = window;
        this.host = host;
    }

    @Override
    public Optional<String> line(Text question) {
        return lines.line(question);
    }

    @Override
    public Optional<String> choice(Choose question) {
        try (RawMode _ = RawMode.enter(host)) {
            return chosen(question);
        } catch (IOException notThisTerminal) {
            return lines.choice(question);
        }
    }

    /** The menu is replaced by its outcome, so that what is left on the screen reads like a conversation. */
    Optional<String> chosen(Choose question) throws IOException {
        Keys keys = new Keys(input);
        Menu menu = Menu.of(question);
        Picture drawn = Picture.NOTHING;
        while (true) {
            Picture next = menu.picture(window.get());
            paper.print(drawn.replacedBy(next, paper));
            drawn = next;
            switch (keys.next()) {
                case UP -> menu = menu.up();
                case DOWN -> menu = menu.down();
                case ENTER -> {
                    return outcome(Optional.of(menu.chosen().name()), question, drawn);
                }
                case END_OF_INPUT -> {
                    return outcome(Optional.empty(), question, drawn);
                }
                case OTHER -> {}
            }
        }
    }

    private Optional<String> outcome(Optional<String> name, Choose question, Picture drawn) {
        paper.print(drawn.erased(window.get().columns()));
        paper.line(Text.bold(question.words()).plus(" ").plus(Text.accent(name.orElse(""))));
        return name;
    }
}
