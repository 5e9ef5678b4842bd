package io.larakube.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of a program's output that most likely say why it failed. */
final class LastWords {

    private static final int LINES = 10;

    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]");

    private LastWords() {}

    /** The last lines of the first output that has any, without blank ones, colours and overwritten progress. */
    static Stream<String> of(Captured... outputs) {
        return Stream.of(outputs)
                .map(output -> output.text().split("\n", -1))
                .map(lines -> Stream.of(lines)
                        .map(LastWords::asSeen)
                        .filter(line -> !line.isBlank())
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of())
                .reversed()
                .stream()
                .limit(LINES)
                .toList()
                .reversed()
                .stream();
    }

    /** What is left to see of a line after carriage returns have overwritten its beginnings. */
    private static String asSeen(String line) {
        String bare = ESCAPES.matcher(line).replaceAll("").stripTrailing();
        return bare.substring(bare.lastIndexOf('\r') + 1);
    }
}
