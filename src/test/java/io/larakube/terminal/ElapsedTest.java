package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    @ParameterizedTest
    @CsvSource({
        "0,0.0 s",
        "49,0.0 s",
        "4040,4.0 s",
        "59999,59.9 s",
        "60000,1 min 00 s",
        "64000,1 min 04 s",
        "3599999,59 min 59 s",
        "7500000,2 h 05 min",
    })
    void timesAreSaidAsExactlyAsTheyMatter(long millis, String words) {
        assertThat(Elapsed.words(Duration.ofMillis(millis))).isEqualTo(words);
    }
}
