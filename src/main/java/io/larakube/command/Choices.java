package io.larakube.command;

import io.larakube.blueprint.Feature;
import io.larakube.engine.Engine;
import io.larakube.engine.Engine.Role;
import io.larakube.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The engines and features that the command line names: {@code --postgres}, {@code --no-redis}. Each name is a flag. */
final class Choices {

    private final Map<String, OptionSpec> flags = new LinkedHashMap<>();

    /** Makes a flag, and its {@code --no-…}, of every engine and every feature. */
    void addTo(CommandSpec spec) {
        Stream.of(Engine.values()).map(Engine::word).forEach(word -> add(spec, word, "Use " + word + "."));
        Stream.of(Feature.values()).map(Feature::word).forEach(word -> add(spec, word, "Run " + word + "."));
    }

    private void add(CommandSpec spec, String word, String description) {
        OptionSpec flag = OptionSpec.builder("--" + word)
                .type(Boolean.class)
                .arity("0")
                .negatable(true)
                .description(description)
                .build();
        spec.addOption(flag);
        flags.put(word, flag);
    }

    /** The engine of this role that was chosen; what was found when the command line says nothing about it. */
    Optional<Engine> engine(Role role, Optional<Engine> found) {
        List<Engine> wanted = Engine.of(role).stream()
                .filter(engine -> is(engine.word(), true))
                .toList();
        if (wanted.size() > 1) {
            throw new Failure.WrongUsage("an application has one " + role.name().toLowerCase(java.util.Locale.ROOT)
                    + ", not "
                    + String.join(" and ", wanted.stream().map(Engine::word).toList()));
        }
        return wanted.stream().findFirst().or(() -> found.filter(engine -> !is(engine.word(), false)));
    }

    /** Whether the command line names an engine to use. */
    boolean nameAnEngine() {
        return Stream.of(Engine.values()).anyMatch(engine -> is(engine.word(), true));
    }

    /** The features that were chosen or found, without those that were declined. */
    List<Feature> features(List<Feature> found) {
        return Stream.of(Feature.values())
                .filter(feature -> is(feature.word(), true) || (found.contains(feature) && !is(feature.word(), false)))
                .toList();
    }

    private boolean is(String word, boolean value) {
        OptionSpec flag = flags.get(word);
        return flag != null && Optional.of(value).equals(Optional.ofNullable(flag.getValue()));
    }
}
