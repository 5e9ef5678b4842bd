package io.larakube.workspace;

import io.larakube.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a file cannot be written.
 *
 * @param path as the user knows it
 * @param why goes on after {@code cannot write <path>:}
 */
record Refusal(String path, String why, String remedy) {

    /** The failure that names all of them; nothing was changed. */
    static Failure failure(List<Refusal> refusals) {
        Refusal first = refusals.getFirst();
        List<String> advice = new ArrayList<>(List.of(first.remedy));
        refusals.stream()
                .skip(1)
                .map(refusal -> "also " + refusal.path + ": " + refusal.why + "; " + refusal.remedy)
                .forEach(advice::add);
        return new Failure.Unavailable(
                "cannot write " + first.path + ": " + first.why + "; every file is as it was",
                advice.toArray(String[]::new));
    }
}
