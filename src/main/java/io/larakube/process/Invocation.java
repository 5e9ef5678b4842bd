package io.larakube.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program to be run, as words and never as a line for a shell; each {@code and…} and {@code with…} gives a new one.
 *
 * @param words the program, then its arguments
 * @param environment what is added to the environment of this process
 * @param directory where to run it; this process' own when empty
 * @param input nothing to read when empty
 * @param limit how long it may take; as long as it likes when empty
 */
public record Invocation(
        List<Word> words,
        Map<String, Word> environment,
        Optional<Path> directory,
        Optional<Input> input,
        Optional<Duration> limit) {

    public Invocation {
        words = List.copyOf(words);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    public static Invocation of(String program, String... arguments) {
        return of(program, List.of(arguments));
    }

    public static Invocation of(String program, List<String> arguments) {
        List<Word> words = Stream.concat(Stream.of(program), arguments.stream())
                .<Word>map(Word.Plain::new)
                .toList();
        return new Invocation(words, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Invocation and(String... arguments) {
        return and(Stream.of(arguments).<Word>map(Word.Plain::new).toList());
    }

    /**
     * One more argument, of which only the beginning may be seen.
     *
     * @param open that beginning, such as {@code --password=}
     */
    public Invocation andSecret(String open, String hidden) {
        return and(List.of(new Word.Secret(open, hidden)));
    }

    public Invocation with(String name, String value) {
        return with(name, new Word.Plain(value));
    }

    public Invocation withSecret(String name, String hidden) {
        return with(name, new Word.Secret("", hidden));
    }

    public Invocation in(Path folder) {
        return new Invocation(words, environment, Optional.of(folder), input, limit);
    }

    public Invocation reading(String text) {
        return new Invocation(words, environment, directory, Optional.of(new Input.FromText(text)), limit);
    }

    public Invocation reading(Path file) {
        return new Invocation(words, environment, directory, Optional.of(new Input.FromFile(file)), limit);
    }

    public Invocation within(Duration time) {
        return new Invocation(words, environment, directory, input, Optional.of(time));
    }

    public String program() {
        return words.getFirst().value();
    }

    /** The line that a person would type for the same, with dots for secrets. */
    public String shown() {
        Stream<String> folder = directory.stream().map(path -> "cd " + new Word.Plain(path.toString()).shown() + " &&");
        Stream<String> variables = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().shown());
        Stream<String> command = words.stream().map(Word::shown);
        Stream<String> redirection = input.stream().map(Input::shown);
        return Stream.of(folder, variables, command, redirection)
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    /** The text with dots in the place of every secret of this invocation: programs repeat what they were given. */
    public String withoutSecrets(String text) {
        return Stream.concat(words.stream(), environment.values().stream())
                .flatMap(word -> word instanceof Word.Secret secret ? Stream.of(secret.hidden()) : Stream.empty())
                .filter(hidden -> !hidden.isBlank())
                .reduce(text, (shown, hidden) -> shown.replace(hidden, Word.Secret.DOTS));
    }

    @Override
    public String toString() {
        return shown();
    }

    private Invocation and(List<Word> more) {
        List<Word> all = new ArrayList<>(words);
        all.addAll(more);
        return new Invocation(all, environment, directory, input, limit);
    }

    private Invocation with(String name, Word value) {
        Map<String, Word> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Invocation(words, more, directory, input, limit);
    }
}
