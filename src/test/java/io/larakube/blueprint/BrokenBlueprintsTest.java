package io.larakube.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Mutations;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever becomes of a blueprint on its way to us: problems that a person can read, or a blueprint; never a trace. */
class BrokenBlueprintsTest {

    private static final Pattern PLACE = Pattern.compile("\\.larakube\\.json(:\\d+:\\d+( .+)?)?");

    private int readable;

    @Test
    void tenThousandDamagedFilesAreProblemsWithPlacesOrBlueprints() {
        Mutations mutations = new Mutations(20261120);
        for (int i = 0; i < 10_000; i++) {
            readsOrExplains(mutations.of(Corpus.WHOLE));
        }
        assertThat(readable).isBetween(200, 9500);
    }

    @Test
    void anyValueInThePlaceOfAnyOtherIsAProblemWithAPlaceOrABlueprint() {
        Corpus.changes(Json.parse(Corpus.WHOLE).orElseThrow())
                .forEach(changed -> readsOrExplains(JsonText.indented(changed)));
        assertThat(readable).isGreaterThan(500);
    }

    @Test
    void oneProblemMoreComesWithOneDamageMore() {
        String twice = Corpus.WHOLE.replace("\"8.4\"", "\"84\"").replace("\"debian\"", "\"debain\"");
        assertThat(BlueprintReaderTest.problems(twice))
                .containsExactly(
                        ".larakube.json:5:17 phpVersion: \"84\" is no known PHP version → did you mean \"8.4\"? known:"
                                + " 8.2, 8.3, 8.4, 8.5",
                        ".larakube.json:7:9 os: \"debain\" is no known operating system → did you mean \"debian\"?"
                                + " known: debian, alpine");
    }

    @Test
    @Timeout(20)
    void aFileOfThousandsOfProblemsIsRead() {
        String environments = "\"%d_\":{\"x\":1},".repeat(9000);
        Object[] numbers = new Object[9000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        String text = "{\"environments\":{" + environments.formatted(numbers) + "\"local\":{}}}";
        assertThat(BlueprintReaderTest.problems(text)).hasSizeGreaterThan(18_000);
    }

    @Test
    void deepNestingIsOneProblem() {
        assertThat(BlueprintReaderTest.problems("{\"environments\":" + "[".repeat(100_000)))
                .containsExactly(
                        ".larakube.json:1:216: no JSON: nested deeper than 200 levels → look whether it is the right"
                                + " file");
        assertThat(BlueprintReaderTest.problems("{\"id\":" + "[".repeat(150) + "]".repeat(150) + "}"))
                .hasSize(2);
    }

    @Test
    void whatTheUserWroteCannotWriteToTheTerminal() {
        List<String> problems = BlueprintReaderTest.problems("{\"name\": \"\\u001b[31m\\n" + "x".repeat(100)
                + "\", \"\\u001b]0;\\u0007\": 1, \"database\": \"sqlite\"}");
        assertThat(problems)
                .containsExactly(
                        ".larakube.json:1:10 name: \"\\u001b[31m\\n" + "x".repeat(54)
                                + "…\" is no DNS label → write \"31m-" + "x".repeat(59)
                                + "\" (lower-case letters, digits and \"-\" between them, at"
                                + " most 63)",
                        ".larakube.json:1:145 [\"\\u001b]0;\\u0007\"]: unknown name \"\\u001b]0;\\u0007\" → known"
                            + " here: $schema, name, phpVersion, serverVariation, os, additionalExtensions,"
                            + " packageManager, database, cacheDriver, objectStorage, features, strategy, healthPath,"
                            + " sharedPaths, lockedFiles, environments");
    }

    private void readsOrExplains(String text) {
        switch (BlueprintReader.read(".larakube.json", text)) {
            case Reading.Read read -> {
                readable++;
                assertThat(BlueprintReaderTest.read(BlueprintText.of(read.blueprint())))
                        .isEqualTo(read.blueprint());
            }
            case Reading.Wrong wrong -> {
                boolean readable = wrong.problems().stream().allMatch(BrokenBlueprintsTest::isReadable);
                assertThat(readable && !wrong.problems().isEmpty())
                        .as("%s: %s", text, wrong.problems())
                        .isTrue();
            }
        }
    }

    private static boolean isReadable(Problem problem) {
        return PLACE.matcher(problem.place()).matches()
                && Stream.of(problem.place(), problem.what(), problem.remedy())
                        .noneMatch(words -> words.isBlank()
                                || words.length() > 700
                                || words.chars().anyMatch(Character::isISOControl));
    }
}
