package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.startup.ImageCause.Refusal;
import io.larakube.startup.LeaderLog.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the words of gates, of Laravel, of the scheduler and of registries. */
class LogReadingTest {

    private static LeaderLog leader(String... lines) {
        LeaderLog log = LeaderLog.EMPTY;
        for (String line : lines) {
            log = log.after(line);
        }
        return log;
    }

    @Test
    void aClosedGateSaysWhatItAsksAndSinceWhen() {
        assertThat(GateLine.of("database [fd00::1]:5432: no answer (12 s, 288 s left): nothing comes back"))
                .contains(new GateLine.Closed(
                        "database", "[fd00::1]:5432", "no answer", Duration.ofSeconds(12), Duration.ofSeconds(288)));
        assertThat(GateLine.of("redis redis:6379: open after 3 s")).contains(new GateLine.Open("redis", "redis:6379"));
        assertThat(GateLine.of("FAIL there is no nc or no timeout in this image"))
                .contains(new GateLine.Failed("there is no nc or no timeout in this image"));
        assertThat(GateLine.of("redis: not waited for: nothing uses it")).isEmpty();
        assertThat(GateLine.of("storage: ready for user 33, release r1")).isEmpty();
    }

    @Test
    void laravelsLinesOfMigrationsAreReadInAllTheirWidths() {
        LeaderLog log = leader(
                "   INFO  Running migrations.  ",
                "  0001_01_01_000000_create_users_table ...................... 11ms DONE",
                "  2024_01_02_000000_create_products_table ................ 2,025ms DONE",
                "  2024_01_03_000000_backfill ......................... 1m 12s DONE",
                "  2024_01_04_000000_a_name_that_is_so_long_that_no_dots_are_left  3ms DONE");
        assertThat(log.step()).isEqualTo(Step.MIGRATING);
        assertThat(log.done())
                .containsExactly(
                        "0001_01_01_000000_create_users_table",
                        "2024_01_02_000000_create_products_table",
                        "2024_01_03_000000_backfill",
                        "2024_01_04_000000_a_name_that_is_so_long_that_no_dots_are_left");
        assertThat(leader("  2024_03_01_000000_bad ....... 1ms FAIL").failed()).contains("2024_03_01_000000_bad");
    }

    @Test
    void otherLinesThatEndInDoneAreNoMigrations() {
        assertThat(leader("  2026-11-21 06:38:01 Running ['artisan' sitemap:generate] ...... 1,172ms DONE"))
                .isEqualTo(LeaderLog.EMPTY);
        assertThat(leader("  Creating migration table ...................... 9ms DONE"))
                .isEqualTo(LeaderLog.EMPTY);
    }

    @Test
    void aLeaderThatHasNothingToMigrateGoesOnAtOnce() {
        assertThat(leader("   INFO  Nothing to migrate.  ").step()).isEqualTo(Step.OPTIMIZING);
        assertThat(leader("   INFO  Configuration cache cleared successfully.  ")
                        .step())
                .isEqualTo(Step.BOOTING);
        assertThat(leader("   INFO  Caching framework bootstrap, configuration, and metadata.  ")
                        .step())
                .isEqualTo(Step.OPTIMIZING);
        assertThat(leader("[21-Nov-2026 06:36:34] NOTICE: ready to handle connections")
                        .step())
                .isEqualTo(Step.SERVING);
    }

    @Test
    void theMigrationThatRunsIsTheFirstExpectedOneBehindThoseThatAreDone() {
        List<String> expected = List.of("2024_01_01_a", "2024_01_02_b", "2024_01_03_c");
        assertThat(leader().remaining(expected)).isEqualTo(expected);
        assertThat(leader("  2024_01_02_b ... 1ms DONE").remaining(expected)).containsExactly("2024_01_03_c");
        assertThat(leader("  2025_01_01_z ... 1ms DONE").remaining(expected)).isEmpty();
    }

    @Test
    void anExceptionThatCollisionShowsIsFoundWithItsPlaceInTheApplication() {
        assertThat(Thrown.in(List.of(
                        "   Illuminate\\Database\\QueryException ",
                        "  SQLSTATE[42703]: Undefined column: 7 ERROR:  column \"price\" does not exist",
                        "  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:829",
                        "      +9 vendor frames ",
                        "  10  database/migrations/2024_03_01_000000_add_price.php:14")))
                .contains(new Thrown(
                        "SQLSTATE[42703]: Undefined column: 7 ERROR:  column \"price\" does not exist",
                        Optional.of("database/migrations/2024_03_01_000000_add_price.php:14")));
    }

    @Test
    void anErrorOfPhpItselfIsFoundWithItsPlace() {
        assertThat(Thrown.in(List.of("PHP Fatal error:  Uncaught Error: Class \"App\\Jobs\\Gone\" not found in"
                                + " /var/www/html/app/Providers/AppServiceProvider.php:21"))
                        .orElseThrow()
                        .lines())
                .containsExactly(
                        "Error: Class \"App\\Jobs\\Gone\" not found", "at app/Providers/AppServiceProvider.php:21");
        assertThat(Thrown.in(List.of("PHP Parse error:  syntax error, unexpected token \"}\" in"
                                + " /var/www/html/routes/web.php on line 7"))
                        .orElseThrow()
                        .lines())
                .containsExactly("syntax error, unexpected token \"}\"", "at routes/web.php:7");
    }

    @Test
    void coloursAndAccessLogsAreNotKept() {
        ContainerLog log = ContainerLog.of("""
            \u001b[37;44m INFO \u001b[39;49m Server running
            10.1.1.1 - - [21/Nov/2026] "GET /up HTTP/1.1" 200 13 "-" "kube-probe/1.35"
            10.1.1.1 - - [21/Nov/2026] "GET /up HTTP/1.1" 500 13 "-" "kube-probe/1.35"
            #0 /var/www/html/vendor/laravel/framework/x.php(1): a()
            #1 /var/www/html/app/Models/Price.php(9): b()
            """);
        assertThat(log.tail())
                .containsExactly(
                        "10.1.1.1 - - [21/Nov/2026] \"GET /up HTTP/1.1\" 500 13 \"-\" \"kube-probe/1.35\"",
                        "#1 /var/www/html/app/Models/Price.php(9): b()");
    }

    @Test
    void theSchedulersReasonsBecomePhrasesAndUnknownOnesStayAsTheyAre() {
        assertThat(SchedulerText.reasons("0/4 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint"
                        + " {role: db, gpu}, 1 node(s) had volume node affinity conflict. preemption: no."))
                .containsExactly(
                        "not enough CPU is left (1 node)",
                        "node(s) had untolerated taint {role: db, gpu} (2 nodes)",
                        "its volume is on another node (1 node)");
        assertThat(SchedulerText.reasons("persistentvolumeclaim \"x\" not found"))
                .containsExactly("persistentvolumeclaim \"x\" not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DENIED      | pull access denied, repository does not exist or may require authorization
        DENIED      | failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized
        DENIED      | unexpected status from HEAD request to https://ghcr.io/v2/a/manifests/1: 403 Forbidden
        DENIED      | no basic auth credentials
        MISSING     | rpc error: code = NotFound desc = 10.77.0.1:5000/shop:none: not found
        MISSING     | manifest unknown: manifest unknown
        NEVER       | Container image "shop:v1" is not present with pull policy of Never
        UNREACHABLE | dial tcp: lookup registry.example.com on 10.96.0.10:53: no such host
        UNREACHABLE | toomanyrequests: You have reached your pull rate limit
        UNREACHABLE | net/http: TLS handshake timeout
        """)
    void aRegistrysRefusalIsReadFromItsWords(Refusal refusal, String message) {
        assertThat(Refusal.of(message)).isEqualTo(refusal);
    }
}
