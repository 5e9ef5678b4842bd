package io.larakube.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which release is meant, and which are kept. */
class HistoryTest {

    private static ReleaseRecord release(int number, String id, String outcome, Cause cause) {
        return new ReleaseRecord(
                number, id, "shop:" + id, "ada@laptop", cause, Instant.EPOCH, Optional.empty(), outcome, "c", "m");
    }

    private static ReleaseRecord deployed(int number, String id, String outcome) {
        return release(number, id, outcome, new Cause.Command("cloud:deploy"));
    }

    private static ReleaseRecord rollback(int number, String id, int to, String outcome) {
        return release(number, id, outcome, new Cause.Rollback(to));
    }

    private static Optional<Integer> previous(ReleaseRecord... releases) {
        return new History(List.of(releases)).previous().map(ReleaseRecord::number);
    }

    @Test
    void theOneToGoBackToIsTheNewestBeforeTheCurrentOneThatWasReady() {
        ReleaseRecord first = deployed(1, "aaaa", "ready");
        ReleaseRecord stuck = deployed(2, "bbbb", "migration-failed");
        ReleaseRecord current = deployed(3, "cccc", "ready");
        assertThat(previous(first, stuck, current)).contains(1);
        assertThat(previous(first, stuck)).contains(1);
        assertThat(previous(first)).isEmpty();
        assertThat(previous()).isEmpty();
    }

    @Test
    void twoRollbacksGoBackTwice() {
        ReleaseRecord first = deployed(1, "aaaa", "ready");
        ReleaseRecord second = deployed(2, "bbbb", "ready");
        ReleaseRecord third = deployed(3, "cccc", "ready");
        assertThat(previous(first, second, third, rollback(4, "bbbb", 2, "ready")))
                .contains(1);
    }

    @Test
    void anInterruptedRollbackIsGoneOnWith() {
        ReleaseRecord first = deployed(1, "aaaa", "ready");
        ReleaseRecord second = deployed(2, "bbbb", "ready");
        ReleaseRecord third = deployed(3, "cccc", "ready");
        assertThat(previous(first, second, third, rollback(4, "bbbb", 2, "started")))
                .contains(2);
    }

    @Test
    void aStartThatIsRepeatedIsTheSameRelease() {
        History history = new History(List.of(deployed(1, "aaaa", "ready"), deployed(2, "bbbb", "started")));
        assertThat(history.numberOf("bbbb")).isEqualTo(2);
        assertThat(history.numberOf("aaaa")).isEqualTo(3);
        assertThat(new History(List.of()).numberOf("aaaa")).isEqualTo(1);
    }

    @Test
    void aReleaseIsNamedByItsNumberOrTheBeginningOfItsId() {
        History history = new History(List.of(
                deployed(1, "3f9a00", "ready"), deployed(2, "bbbb11", "ready"), rollback(3, "3f9a00", 1, "ready")));
        assertThat(history.named("2").map(ReleaseRecord::release)).contains("bbbb11");
        assertThat(history.named("#1").map(ReleaseRecord::number)).contains(1);
        assertThat(history.named("3f9a").map(ReleaseRecord::number)).contains(3);
        assertThat(history.named("3f")).isEmpty();
        assertThat(history.named("7")).isEmpty();
    }

    @Test
    void tenAreKeptAndTheLastThatWasReadyInAnyCase() {
        List<ReleaseRecord> releases =
                new ArrayList<>(List.of(deployed(1, "old1", "ready"), deployed(2, "old2", "ready")));
        IntStream.rangeClosed(3, 13).forEach(number -> releases.add(deployed(number, "bad" + number, "config-error")));
        assertThat(new History(releases).outdated())
                .extracting(ReleaseRecord::number)
                .containsExactly(3, 1);
    }

    @Test
    void whatChangedIsToldAgainstTheOneBefore() {
        ReleaseRecord first = deployed(1, "aaaa", "ready");
        ReleaseRecord second = new ReleaseRecord(
                2, "bbbb", "shop:aaaa", "ada", first.cause(), Instant.EPOCH, Optional.empty(), "ready", "other", "m");
        History history = new History(List.of(first, second, deployed(3, "cccc", "ready")));
        assertThat(history.changed(first)).isEmpty();
        assertThat(history.changed(second)).containsExactly("configuration");
        assertThat(history.changed(history.releases().getFirst())).containsExactly("image", "configuration");
    }

    @Test
    void whatIsNotedOfAReleaseIsReadBack() {
        ReleaseRecord ended = rollback(12, "aaaa", 4, "started").ended(Instant.ofEpochSecond(90), "ready");
        Tree secret = Tree.obj().with("metadata", Tree.obj().with("annotations", ended.notes()));
        assertThat(ReleaseRecord.of(secret)).contains(ended);
        assertThat(ReleaseRecord.of(Tree.obj())).isEmpty();
    }
}
