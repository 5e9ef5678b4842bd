package io.larakube.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinishedTest {

    private static final Invocation MIGRATE =
            Invocation.of("php", "artisan", "migrate").withSecret("DB_PASSWORD", "hunter2");

    @Test
    void aFailureShowsTheCommandLineOnceTheExitCodeAndTheLastLines() {
        assertThatThrownBy(() -> finished(1, "", "warming up\n\nSQLSTATE: password hunter2 is wrong\n")
                        .orFail())
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("""
                    DB_PASSWORD=•••••••• php artisan migrate failed with exit code 1
                      warming up
                      SQLSTATE: password •••••••• is wrong\
                    """);
    }

    @Test
    void ofALongOutputTheLastTenLinesCount() {
        String hundred =
                IntStream.rangeClosed(1, 100).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());

        assertThatThrownBy(() -> finished(1, "", hundred).orFail())
                .hasMessageContaining("\n  line 91\n")
                .hasMessageNotContaining("line 90\n")
                .hasMessageEndingWith("\n  line 100");
    }

    @Test
    void aProgramThatComplainsOnStandardOutputIsQuotedFromThere() {
        assertThatThrownBy(() -> finished(2, "no such table: products\n", "\n").orFail())
                .hasMessage(
                        "DB_PASSWORD=•••••••• php artisan migrate failed with exit code 2\n  no such table: products");
    }

    @Test
    void coloursAndOverwrittenProgressAreNotQuoted() {
        assertThatThrownBy(() -> finished(1, "", "\u001B[31mfetched 1%\rfetched 50%\rlost connection\u001B[0m\r\n")
                        .orFail())
                .hasMessageEndingWith("exit code 1\n  lost connection");
    }

    @Test
    void aSilentProgramIsNamedWithItsExitCodeAlone() {
        assertThatThrownBy(() -> finished(3, "", "").orFail())
                .hasMessage("DB_PASSWORD=•••••••• php artisan migrate failed with exit code 3");
    }

    @Test
    void signalsAreNamed() {
        assertThatThrownBy(() -> finished(137, "", "").orFail())
                .hasMessageEndingWith("was killed (SIGKILL, exit code 137)");
        assertThatThrownBy(() -> finished(143, "", "").orFail())
                .hasMessageEndingWith("was ended (SIGTERM, exit code 143)");
    }

    @Test
    void adviceIsPassedOn() {
        assertThatThrownBy(() -> finished(1, "", "").orFail("larakube logs php-web"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.advice()).containsExactly("larakube logs php-web"));
    }

    @Test
    void successIsHandedOn() {
        assertThat(finished(0, "done\n", "").orFail().text()).isEqualTo("done\n");
    }

    @Test
    void whatWasWrittenIsNotPartOfItsDescription() {
        assertThat(finished(0, "APP_KEY=secret", "").toString())
                .doesNotContain("secret")
                .doesNotContain("hunter2");
    }

    private static Finished finished(int exitCode, String out, String err) {
        return new Finished(MIGRATE, exitCode, Captured.of(out), Captured.of(err), Duration.ofMillis(5));
    }
}
