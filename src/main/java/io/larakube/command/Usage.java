package io.larakube.command;

import io.larakube.blueprint.Environment;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What the command line may say after the name of a command. Each option is declared where its value is asked for, in plain
 * calls: reading annotations would cost every start a twentieth of a second.
 */
final class Usage {

    private final CommandSpec spec = CommandSpec.create();

    /** @param footer the lines under the options, such as examples */
    Usage(String description, String... footer) {
        spec.usageMessage().description(description).footer(footer);
    }

    /** An option without a value. */
    record Flag(ArgSpec spec) {
        boolean isGiven() {
            return Boolean.TRUE.equals(spec.getValue());
        }
    }

    /** What is said with an option, or as a word of its own. */
    record Value<T>(ArgSpec spec, Class<T> type) {
        Optional<T> given() {
            return Optional.ofNullable(type.cast(spec.getValue()));
        }
    }

    /** What is said with an option that may be given several times. */
    record Values<T>(ArgSpec spec) {
        List<T> given() {
            return Optional.<List<T>>ofNullable(spec.getValue()).orElse(List.of());
        }
    }

    /** A word that may be left out. */
    record Word(ArgSpec spec, String otherwise) {
        String said() {
            return Optional.<String>ofNullable(spec.getValue()).orElse(otherwise);
        }
    }

    Flag flag(String name, String description) {
        return flag(OptionSpec.builder(name).description(description));
    }

    Flag flag(OptionSpec.Builder declared) {
        return new Flag(option(Boolean.class, declared).spec());
    }

    /** An option that is on with its name, off with {@code --no-} before it, and neither when nothing is said. */
    Value<Boolean> either(String name, String description) {
        return option(Boolean.class, OptionSpec.builder(name).negatable(true).description(description));
    }

    <T> Value<T> option(Class<T> type, OptionSpec.Builder declared) {
        OptionSpec option = declared.type(type).build();
        spec.addOption(option);
        return new Value<>(option, type);
    }

    <T> Values<T> several(Class<T> type, OptionSpec.Builder declared) {
        OptionSpec option = declared.type(List.class).auxiliaryTypes(type).build();
        spec.addOption(option);
        return new Values<>(option);
    }

    /** The word that names the environment. */
    Word environment(String description) {
        return new Word(word("ENVIRONMENT", description).spec(), Environment.LOCAL);
    }

    /** The next word that may be said without an option. */
    Value<String> word(String label, String description) {
        return word(label, description, List.of());
    }

    /** As {@link #word(String, String)}; the shell completes these. */
    Value<String> word(String label, String description, List<String> known) {
        PositionalParamSpec word = PositionalParamSpec.builder()
                .index(Integer.toString(spec.positionalParameters().size()))
                .arity("0..1")
                .paramLabel(label)
                .type(String.class)
                .completionCandidates(known)
                .description(description)
                .build();
        spec.addPositional(word);
        return new Value<>(word, String.class);
    }

    CommandSpec spec() {
        return spec;
    }
}
