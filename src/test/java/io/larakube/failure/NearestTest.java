package io.larakube.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of(
            "postgres", "sqlite", "redis", "horizon", "queue", "scheduler", "reverb", "environments", "up", "render");

    @ParameterizedTest
    @CsvSource({
        "postgers, postgres", // two letters swapped
        "sqllite, sqlite", // one too many
        "horzon, horizon", // one left out
        "rendor, render", // one wrong
        "Redis, redis", // upper case
        "REVERB, reverb",
        "postgresql, postgres",
        "enviroments, environments",
        "schedule, scheduler",
        "post, postgres", // the beginning
        "uo, up",
    })
    void aTypingErrorLeadsToTheWordThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"mongodb", "x", "''", "kafka", "pq"})
    void aWordThatResemblesNoneLeadsNowhere(String written) {
        assertThat(Nearest.to(written, List.of("postgres", "sqlite", "redis", "horizon")))
                .isEmpty();
    }

    @Test
    void theFirstOfSeveralEquallyNearWordsWins() {
        assertThat(Nearest.to("cat", List.of("car", "can"))).contains("car");
        assertThat(Nearest.to("cat", List.of("can", "car"))).contains("can");
    }

    @Test
    void anEndlessWordCostsNothing() {
        assertThat(Nearest.to("a".repeat(10_000_000), WORDS)).isEmpty();
    }
}
