package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Option;
import java.util.ArrayList;
import java.util.List;

/** A list to choose from, with one option marked; moving gives a new one. */
record Menu(Choose question, int marked) {

    static Menu of(Choose question) {
        return new Menu(question, 0);
    }

    Menu up() {
        return new Menu(question, Math.floorMod(marked - 1, question.options().size()));
    }

    Menu down() {
        return new Menu(question, Math.floorMod(marked + 1, question.options().size()));
    }

    Option chosen() {
        return question.options().get(marked);
    }

    /** The question and as many options as fit below it, the marked one always among them. */
    Picture picture(Size size) {
        List<Option> options = question.options();
        int shown = Math.clamp(size.lines() - 2L, 1, options.size());
        int first = Math.clamp(marked - shown / 2L, 0, options.size() - shown);
        int width = options.stream()
                .mapToInt(option -> Text.of(option.name()).width())
                .max()
                .orElse(0);
        List<Text> lines = new ArrayList<>();
        lines.add(Text.bold(question.words()).plus(Text.dim("  ↑ ↓ Enter")).cut(size.columns()));
        for (int number = first; number < first + shown; number++) {
            lines.add(line(options.get(number), number == marked, width).cut(size.columns()));
        }
        return new Picture(lines, size.columns());
    }

    private static Text line(Option option, boolean marked, int width) {
        Text name = marked ? Text.accent("❯ " + option.name()) : Text.of("  " + option.name());
        return option.remark().isEmpty() ? name : name.padded(width + 2).plus(Text.dim("  " + option.remark()));
    }
}
