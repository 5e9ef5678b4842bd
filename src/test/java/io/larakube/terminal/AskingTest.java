package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.Option;
import io.larakube.terminal.Question.TypeName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Confirm REPLACE = new Confirm("Replace 3 files?", true, "--yes");
    private static final Confirm FOREIGN = new Confirm("Send it to a remote cluster?", false, "--context=NAME");
    private static final Choose CLUSTER = new Choose(
            "Which cluster?",
            List.of(new Option("k3d-shop", "k3d on this machine"), new Option("kind", "")),
            "--context=NAME");
    private static final TypeName PURGE =
            new TypeName("This deletes 2 claims with all their data.", "shop-production", "--purge=shop-production");

    private final StringBuilder said = new StringBuilder();
    private final Paper paper = new Paper(said::append, false);

    @Test
    void yesAndNoAreAnsweredByALetterAWordOrEnter() {
        assertThat(answering("y\n").ask(FOREIGN)).isTrue();
        assertThat(answering("YES\r\n").ask(FOREIGN)).isTrue();
        assertThat(answering(" no \n").ask(REPLACE)).isFalse();
        assertThat(answering("\n").ask(REPLACE)).isTrue();
        assertThat(answering("\n").ask(FOREIGN)).isFalse();
        assertThat(answering("n").ask(REPLACE)).isFalse();
    }

    @Test
    void whatIsNeitherYesNorNoIsAskedAgain() {
        assertThat(answering("maybe\ny\n").ask(FOREIGN)).isTrue();

        assertThat(said.toString())
                .isEqualTo("Send it to a remote cluster? [y/N] Answer y or n.\nSend it to a remote cluster? [y/N] ");
    }

    @Test
    void yesAnswersYesOrNoQuestionsAndSaysSo() {
        assertThat(new Asking(true, Optional.empty(), paper::line).ask(FOREIGN)).isTrue();

        assertThat(said.toString()).isEqualTo("Send it to a remote cluster? yes\n");
    }

    @Test
    void yesAnswersNothingElse() {
        Asking nobody = new Asking(true, Optional.empty(), paper::line);

        assertDeclined(
                () -> nobody.ask(PURGE),
                "Nobody is at a terminal to decide: This deletes 2 claims with all their data.",
                "confirm it with --purge=shop-production");
        assertDeclined(
                () -> nobody.ask(CLUSTER),
                "Nobody is at a terminal to decide: Which cluster?",
                "choose with --context=NAME, one of: k3d-shop, kind");
    }

    @Test
    void withoutATerminalTheFlagToGiveIsNamed() {
        Asking nobody = new Asking(false, Optional.empty(), paper::line);

        assertDeclined(
                () -> nobody.ask(REPLACE),
                "Nobody is at a terminal to decide: Replace 3 files?",
                "answer it with --yes");
    }

    @Test
    void theEndOfInputIsNoAnswer() {
        assertDeclined(() -> answering("").ask(REPLACE), "No answer to: Replace 3 files?");
        assertDeclined(() -> answering("").ask(CLUSTER), "No answer to: Which cluster?");
        assertDeclined(() -> answering("").ask(PURGE), "No answer to: This deletes 2 claims with all their data.");
    }

    @Test
    void oneOfSeveralIsChosenByItsNumberItsNameOrEnter() {
        assertThat(answering("2\n").ask(CLUSTER)).isEqualTo("kind");
        assertThat(answering("kind\n").ask(CLUSTER)).isEqualTo("kind");
        assertThat(answering("\n").ask(CLUSTER)).isEqualTo("k3d-shop");
        said.setLength(0);

        assertThat(answering("3\nkinda\n1\n").ask(CLUSTER)).isEqualTo("k3d-shop");

        assertThat(said.toString()).isEqualTo("""
            Which cluster?
             1  k3d-shop  k3d on this machine
             2  kind
            Number or name [1] "3" is none of them.
            Number or name [1] "kinda" is none of them.
            Number or name [1] \
            """);
    }

    @Test
    void whatIsAboutToBeDestroyedIsTypedInFull() {
        answering("shop-production\n").ask(PURGE);

        assertThat(said.toString())
                .isEqualTo("This deletes 2 claims with all their data.\nType shop-production to go on: ");
    }

    @Test
    void anotherNameDestroysNothing() {
        assertDeclined(() -> answering("shop\n").ask(PURGE), "\"shop\" is not \"shop-production\"");
        assertDeclined(() -> answering("y\n").ask(PURGE), "\"y\" is not \"shop-production\"");
    }

    @Test
    void onlyTheLineOfTheAnswerIsReadAndWhatFollowsIsLeftForTheNext() {
        ByteArrayInputStream input = new ByteArrayInputStream("y\nrest".getBytes(StandardCharsets.UTF_8));
        new Asking(false, Optional.of(new LinePrompt(input, paper)), paper::line).ask(REPLACE);

        assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("rest");
    }

    private Asking answering(String typed) {
        ByteArrayInputStream input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new Asking(false, Optional.of(new LinePrompt(input, paper)), paper::line);
    }

    private static void assertDeclined(ThrowingCallable asking, String message, String... advice) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(Failure.Declined.class, declined -> {
            assertThat(declined).hasMessage(message);
            assertThat(declined.advice()).containsExactly(advice);
        });
    }
}
