package io.larakube.command;

import io.larakube.blueprint.Feature;
import io.larakube.command.Usage.Value;
import io.larakube.engine.Engine;
import io.larakube.engine.Engine.Role;
import io.larakube.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The engines and features that the command line names: {@code --postgres}, {@code --no-redis}. Each name is a flag. */
final class Choices {

    private final Map<String, Value<Boolean>> flags = new LinkedHashMap<>();

    /** Makes a flag, and its {@code --no-…}, of every engine and every feature. */
    Choices(Usage usage) {
        Stream.of(Engine.values())
                .map(Engine::word)
                .forEach(word -> flags.put(word, usage.either("--" + word, "Use " + word + ".")));
        Stream.of(Feature.values())
                .map(Feature::word)
                .forEach(word -> flags.put(word, usage.either("--" + word, "Run " + word + ".")));
    }

    /** The engine of this role that was chosen; what was found when the command line says nothing about it. */
    Optional<Engine> engine(Role role, Optional<Engine> found) {
        List<Engine> wanted = Engine.of(role).stream()
                .filter(engine -> is(engine.word(), true))
                .toList();
        if (wanted.size() > 1) {
            throw new Failure.WrongUsage("an application has one " + role.word() + ", not "
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
        return Optional.ofNullable(flags.get(word))
                .flatMap(Value::given)
                .filter(given -> given == value)
                .isPresent();
    }
}
