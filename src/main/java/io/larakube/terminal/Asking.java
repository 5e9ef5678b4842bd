package io.larakube.terminal;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.Option;
import io.larakube.terminal.Question.TypeName;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How questions come to their answers, whoever is asked.
 *
 * @param yes whether {@code --yes} was given
 * @param prompt nobody when this is not run from a terminal
 * @param remarks takes what is said between a question and its answer
 */
record Asking(boolean yes, Optional<Prompt> prompt, Consumer<Text> remarks) {

    boolean ask(Confirm question) {
        if (yes) {
            remarks.accept(Text.bold(question.words()).plus(" yes"));
            return true;
        }
        Prompt asked = prompt.orElseThrow(() -> nobody(question, "answer it with " + question.flag()));
        Text words = Text.bold(question.words()).plus(Text.dim(question.suggested() ? " [Y/n] " : " [y/N] "));
        while (true) {
            String answer =
                    asked.line(words).orElseThrow(() -> unanswered(question)).strip();
            switch (answer.toLowerCase(Locale.ROOT)) {
                case "" -> {
                    return question.suggested();
                }
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                default -> remarks.accept(Text.warn("Answer y or n."));
            }
        }
    }

    String ask(Choose question) {
        String names = question.options().stream().map(Option::name).collect(Collectors.joining(", "));
        Prompt asked =
                prompt.orElseThrow(() -> nobody(question, "choose with " + question.flag() + ", one of: " + names));
        return asked.choice(question).orElseThrow(() -> unanswered(question));
    }

    void ask(TypeName question) {
        Prompt asked = prompt.orElseThrow(() -> nobody(question, "confirm it with " + question.flag()));
        remarks.accept(Text.warn(question.words()));
        Text words = Text.of("Type ").plus(Text.bold(question.expected())).plus(" to go on: ");
        String answer =
                asked.line(words).orElseThrow(() -> unanswered(question)).strip();
        if (!answer.equals(question.expected())) {
            throw new Failure.Declined("\"" + answer + "\" is not \"" + question.expected() + "\"");
        }
    }

    private static Failure.Declined nobody(Question question, String advice) {
        return new Failure.Declined("Nobody is at a terminal to decide: " + question.words(), advice);
    }

    private static Failure.Declined unanswered(Question question) {
        return new Failure.Declined("No answer to: " + question.words());
    }
}
