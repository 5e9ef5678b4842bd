package io.larakube.workspace;

import io.larakube.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a file cannot be written.
 *
 * @param path as the user knows it
 * @param why goes on after {@code cannot write <path>:}
 */
record Refusal(String path, String why, String remedy) {

    /** What is in the way of one file or of many. */
    private record Obstacle(String why, String remedy) {}

    /** The failure that names every obstacle once, with the first file that it is in the way of; nothing was changed. */
    static Failure failure(List<Refusal> refusals) {
        Map<Obstacle, List<String>> paths = new LinkedHashMap<>();
        refusals.forEach(
                refusal -> paths.computeIfAbsent(new Obstacle(refusal.why, refusal.remedy), any -> new ArrayList<>())
                        .add(refusal.path));
        List<String> lines = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        paths.forEach((obstacle, files) -> {
            String line = shown(files) + ": " + obstacle.why;
            lines.add(line);
            advice.add(lines.size() == 1 ? obstacle.remedy : "also " + line + "; " + obstacle.remedy);
        });
        return new Failure.Unavailable(
                "cannot write " + lines.getFirst() + "; every file is as it was", advice.toArray(String[]::new));
    }

    private static String shown(List<String> files) {
        return files.size() == 1 ? files.getFirst() : files.getFirst() + " and " + (files.size() - 1) + " more";
    }
}
