package io.larakube.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private static String problems(String text) {
        return problems(EnvFile.parse(".env", text));
    }

    private static String problems(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Read _ -> "none";
            case Parsed.Unreadable(List<Problem> problems) ->
                problems.stream()
                        .map(problem -> problem.place() + ": " + problem.what() + " → " + problem.remedy())
                        .collect(Collectors.joining("\n"));
        };
    }

    @Test
    void aLineIsAKeyWithAValueOrAComment() {
        assertThat(problems("A=1\nhello world\n"))
                .isEqualTo(".env:2: this line is neither KEY=value nor a comment → write KEY=value or put a # in front;"
                        + " a value of several lines needs double quotes around it");
    }

    @Test
    void aKeyIsNeeded() {
        assertThat(problems("=secret"))
                .isEqualTo(
                        ".env:1: there is no key before the \"=\" → write KEY=value, or put a # in front of the line");
    }

    @Test
    void aKeyHasLettersDigitsUnderscoresAndDots() {
        String remedy = " → use letters, digits, \"_\" and \".\" only;"
                + " a value of several lines needs double quotes around it";

        assertThat(problems("APP-NAME=secret")).isEqualTo(".env:1: the key before the \"=\" has \"-\" in it" + remedy);
        assertThat(problems("APP NAME=secret"))
                .isEqualTo(".env:1: the key before the \"=\" has a space in it" + remedy);
        assertThat(problems("\uFEFF\uFEFFA=secret"))
                .isEqualTo(".env:1: the key before the \"=\" has the character U+FEFF in it" + remedy);
    }

    @Test
    void aKeyOfOneLetterIsNotExported() {
        assertThat(problems("export A=1"))
                .isEqualTo(".env:1: Laravel does not read \"export\" before a key of one character → leave out"
                        + " \"export\"");
    }

    @Test
    void whiteSpaceNeedsQuotes() {
        assertThat(problems("APP_NAME=secret word"))
                .isEqualTo(".env:1: the value of APP_NAME has white space outside quotes"
                        + " → put the value in double quotes: APP_NAME=\"…\"");
    }

    @Test
    void nothingButACommentFollowsAClosingQuote() {
        assertThat(problems("A=1\nAPP_NAME=\"first\nsecond\" secret\n"))
                .isEqualTo(".env:3: the value of APP_NAME goes on after its closing quote"
                        + " → write a double quote inside double quotes as \\\", or put a # before a comment");
    }

    @Test
    void escapesAreThoseOfLaravel() {
        assertThat(problems("DIR=\"a\nC:\\secret\nb\""))
                .isEqualTo(".env:2: the value of DIR has a backslash in double quotes that Laravel cannot read"
                        + " → write \\\\ for a backslash, or put the value in single quotes");
    }

    @Test
    void quotesAreClosed() {
        assertThat(problems("A='secret\nB=1"))
                .isEqualTo(".env:1: the value of A has an opening quote (') and no closing one → close it: A='…'");
        assertThat(problems("A= \"secret\nB=1"))
                .isEqualTo(".env:1: the value of A has an opening quote (\") and no closing one → close it: A=\"…\"");
    }

    @Test
    void anOpenDoubleQuoteDoesNotHideTheProblemsBelow() {
        String open = "the value of A has an opening quote (\") and no closing one:"
                + " Laravel takes the lines below for part of it"
                + " → close it: A=\"…\", and write a double quote inside the value as \\\"";

        assertThat(problems("A=\"secret\n")).isEqualTo(".env:1: " + open);
        assertThat(problems("\nA=\"secret\nmore\nB=1 2\n"))
                .isEqualTo(".env:2: " + open + "\n"
                        + ".env:4: the value of B has white space outside quotes → put the value in"
                        + " double quotes: B=\"…\"");
        assertThat(problems("A=\"secret\nB=\"x\"\n")).isEqualTo(".env:1: " + open);
    }

    @Test
    void aCommentDoesNotSwallowSettings() {
        String remedy = " → take the =\" out of the comment, or close the quote";

        assertThat(problems("# say=\"hi\nA=1\n\nB=\"2\"\nC=3\n"))
                .isEqualTo(".env:1: the comment has =\" in it and no closing quote:"
                        + " Laravel takes the lines down to 4 for part of it" + remedy);
        assertThat(problems("A=1 # say=\"hi\nB=2\nC=\"\n\"\n"))
                .isEqualTo(".env:1: the comment has =\" in it and no closing quote:"
                        + " Laravel takes the lines down to 4 for part of it" + remedy);
    }

    @Test
    void aKeyIsSetOnce() {
        assertThat(problems("A=1\nB=2\nA=3\n"))
                .isEqualTo(".env:3: A is set twice, on lines 1 and 3 → keep one of them; Laravel takes the last");
        assertThat(problems("A=1\nB=2\nA=3\nexport \"A\" = 4\n"))
                .isEqualTo(".env:3: A is set 3 times, on lines 1, 3 and 4 → keep one of them; Laravel takes the last");
    }

    @Test
    void aValueFitsIntoAnEnvironment() {
        String ten = "${A}".repeat(10);

        assertThat(problems("A=" + "x".repeat(20_000) + "\nB=" + ten + "\n"))
                .isEqualTo(".env:2: the value of B is longer than 128 KiB, more than Linux gives to a process"
                        + " → keep it in a file and let B name the file");
    }

    @Test
    void aFileIsText() {
        assertThat(problems("A=1\r\nB=\0\r\n"))
                .isEqualTo(".env:2: a NUL character, which no environment variable can hold → save the file as UTF-8"
                        + " text");
        assertThat(problems(EnvFile.parse(".env.local", "A=1\nB=é".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(".env.local:2: not UTF-8 text → save the file as UTF-8");
        assertThat(problems(EnvFile.parse(".env", new byte[] {'A', '=', (byte) 0xE2, (byte) 0x82})))
                .isEqualTo(".env:1: not UTF-8 text → save the file as UTF-8");
    }

    @Test
    void allProblemsComeTogetherInTheOrderOfTheirLines() {
        assertThat(problems("A=1\nB=2 3\n-\nA=4\n=5\n").lines().map(line -> line.substring(0, 6)))
                .containsExactly(".env:2", ".env:3", ".env:4", ".env:5");
    }

    @Test
    void aFileWithProblemsIsBadInputToWhoeverNeedsIt() {
        assertThatThrownBy(() -> EnvFile.parse(".env", "A=1 2\nB=3 4").orThrow())
                .isInstanceOfSatisfying(
                        Failure.BadInput.class,
                        failure -> assertThat(failure.problems()).hasSize(2));
    }
}
