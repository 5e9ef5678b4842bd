package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.failure.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that a field may hold.
 *
 * @param noun what one of them is, in messages: {@code database}
 * @param words what each of them means, in the order in which they are offered
 * @param synonyms other spellings that older blueprints have
 * @param unsupported words that are known and have no meaning in this version, each with what to do about it
 */
record Vocabulary<T>(String noun, Map<String, T> words, Map<String, String> synonyms, Map<String, String> unsupported) {

    /** What a word means; nothing after it was noted why it means nothing. */
    Optional<T> meaning(Value value, String word) {
        Optional<T> meaning = Optional.ofNullable(words.get(synonyms.getOrDefault(word, word)));
        if (meaning.isEmpty() && unsupported.containsKey(word)) {
            value.problem(quoted(word) + " is not supported by this version", unsupported.getOrDefault(word, ""));
        } else if (meaning.isEmpty()) {
            value.problem(
                    quoted(word) + " is no known " + noun, meant(word) + "known: " + String.join(", ", words.keySet()));
        }
        return meaning;
    }

    private String meant(String word) {
        List<String> all = new ArrayList<>(words.keySet());
        all.addAll(unsupported.keySet());
        return Nearest.to(word, all)
                .map(near -> "did you mean " + quoted(near) + "? ")
                .orElse("");
    }
}
