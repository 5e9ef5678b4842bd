package io.larakube.terminal;

import java.util.List;
import java.util.stream.Stream;

/** Something that only the user can decide; each kind names the flag that decides it without being asked. */
public sealed interface Question {

    /** The question itself, with its question mark. */
    String words();

    /** What to type on the command line instead: {@code --yes}, {@code --purge=shop-production}, {@code --context=NAME}. */
    String flag();

    /**
     * Yes or no; the only kind that {@code --yes} answers.
     *
     * @param suggested what Enter alone answers
     */
    record Confirm(String words, boolean suggested, String flag) implements Question {}

    /**
     * One of several.
     *
     * @param options at least one; the first is what Enter alone chooses
     */
    record Choose(String words, List<Option> options, String flag) implements Question {
        public Choose {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("nothing to choose from: " + words);
            }
        }

        public static Choose of(String words, String flag, String... names) {
            return new Choose(words, Stream.of(names).map(Option::of).toList(), flag);
        }
    }

    /**
     * The name of what is about to be destroyed, typed in full. {@code --yes} does not answer it.
     *
     * @param words what will be lost, as a sentence
     */
    record TypeName(String words, String expected, String flag) implements Question {}

    /**
     * What can be chosen.
     *
     * @param name the answer
     * @param remark what it is, in a few words; may be empty
     */
    record Option(String name, String remark) {
        public static Option of(String name) {
            return new Option(name, "");
        }
    }
}
