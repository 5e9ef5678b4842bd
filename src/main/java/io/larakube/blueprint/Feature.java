package io.larakube.blueprint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An optional part of an application that runs as a workload of its own. */
public enum Feature {
    HORIZON("horizon", List.of()),
    QUEUE("queue", List.of("queues")),
    SCHEDULER("scheduler", List.of()),
    REVERB("reverb", List.of());

    private final String word;
    private final List<String> synonyms;

    Feature(String word, List<String> synonyms) {
        this.word = word;
        this.synonyms = synonyms;
    }

    /** What users write: the value in the blueprint and the flag. */
    public String word() {
        return word;
    }

    /** The feature that a user means by a word or by one of its synonyms in older blueprints. */
    public static Optional<Feature> named(String word) {
        return Stream.of(values())
                .filter(feature -> feature.word.equals(word) || feature.synonyms.contains(word))
                .findFirst();
    }
}
