package io.larakube.blueprint;

import static io.larakube.engine.Setting.fixed;
import static io.larakube.engine.Setting.random;

import io.larakube.engine.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An optional part of an application that runs as a workload of its own. */
public enum Feature {
    HORIZON("horizon", List.of(), List.of()),
    QUEUE("queue", List.of("queues"), List.of()),
    SCHEDULER("scheduler", List.of(), List.of()),
    REVERB(
            "reverb",
            List.of(),
            List.of(
                    fixed("BROADCAST_CONNECTION", "reverb"),
                    random("REVERB_APP_ID"),
                    random("REVERB_APP_KEY"),
                    random("REVERB_APP_SECRET"),
                    fixed("REVERB_HOST", "reverb"),
                    fixed("REVERB_PORT", "8080"),
                    fixed("REVERB_SCHEME", "http")));

    private final String word;
    private final List<String> synonyms;
    private final List<Setting> settings;

    Feature(String word, List<String> synonyms, List<Setting> settings) {
        this.word = word;
        this.synonyms = synonyms;
        this.settings = settings;
    }

    /** What users write: the value in the blueprint and the flag. */
    public String word() {
        return word;
    }

    /** The keys of {@code .env} that it needs, in the order in which they are written. */
    public List<Setting> settings() {
        return settings;
    }

    /** The feature that a user means by a word or by one of its synonyms in older blueprints. */
    public static Optional<Feature> named(String word) {
        return Stream.of(values())
                .filter(feature -> feature.word.equals(word) || feature.synonyms.contains(word))
                .findFirst();
    }
}
