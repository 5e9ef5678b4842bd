package io.larakube.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of(
            "postgres",
            "sqlite",
            "redis",
            "horizon",
            "queue",
            "scheduler",
            "reverb",
            "environments",
            "up",
            "render",
            "8.4",
            "php-web",
            "storageSize");

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
        "84, 8.4", // no digit is wrong
        "web, php-web", // a part of it
        "storage, storageSize",
    })
    void aTypingErrorLeadsToTheWordThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"mongodb", "x", "''", "kafka", "pq", "8.9", "us"})
    void aWordThatResemblesNoneLeadsNowhere(String written) {
        assertThat(Nearest.to(written, List.of("postgres", "sqlite", "redis", "horizon", "8.4")))
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
