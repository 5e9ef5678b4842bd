package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Plan;
import io.larakube.tree.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The live view at moments of recorded starts. */
class StartupViewTest {

    private static final List<String> MIGRATIONS = List.of(
            "2024_01_01_000000_create_users_table",
            "2024_01_02_000000_create_products_table",
            "2024_01_03_000000_create_jobs_table",
            "2024_01_04_000000_create_cache_table",
            "2024_01_05_000000_create_sessions_table",
            "2024_01_06_000000_create_failed_jobs_table");

    @Test
    void gatesSayWhatTheyWaitForWhileTheDatabaseStarts() {
        assertThat(view("first-start", 7)).isEqualTo("""
            shop · local · release r1   7.0 s   1 of 13
             ◐ postgres   runs, not ready yet                           3.3 s
             ✔ redis      ready                                         4.0 s
             ○ php-web    waits for database at postgres:5432: refused  3.2 s
             ○ horizon    waits for database at postgres:5432: refused  2.3 s
             ○ scheduler  waits for database at postgres:5432: refused  1.3 s
             ○ reverb     waits for database at postgres:5432: refused  1.2 s
            """);
    }

    @Test
    void theLeaderMigratesWhileTheWorkersWaitForIt() {
        assertThat(view("first-start", 14)).isEqualTo("""
            shop · local · release r1   14.0 s   6 of 13
             ✔ postgres   ready                                                      10.1 s
             ✔ redis      ready                                                      4.0 s
             ◐ php-web    migrates 2024_01_02_000000_create_products_table (2 of 6)  1.2 s
             ○ horizon    waits for php-web of r1                                    3.1 s
             ○ scheduler  waits for php-web of r1                                    3.1 s
             ○ reverb     waits for php-web of r1                                    3.2 s
            """);
    }

    @Test
    void inTheEndAllIsReady() {
        assertThat(view("first-start", 22)).isEqualTo("""
            shop · local · release r1   22.0 s   13 of 13
             ✔ postgres   ready  10.1 s
             ✔ redis      ready  4.0 s
             ✔ php-web    ready  17.0 s
             ✔ horizon    ready  20.2 s
             ✔ scheduler  ready  20.4 s
             ✔ reverb     ready  21.2 s
            """);
    }

    @Test
    void anUpdateLeavesTheEnginesAloneAndWaitsForTheOldPods() {
        assertThat(view("update", 3.3)).isEqualTo("""
            shop · local · release r2 (was r1)   3.3 s   2 of 13
             ✔ postgres   runs on
             ✔ redis      runs on
             ○ php-web    waits for the old pod to leave  0.7 s
             ○ horizon    waits for the old pod to leave  1.0 s
             ○ scheduler  waits for the old pod to leave  0.6 s
             ○ reverb     waits for the old pod to leave  0.3 s
            """);
    }

    @Test
    void programsGetTheSameAsATree() {
        assertThat(JsonText.indented(StartupView.of(at("no-key", Shop.withoutWorkers(), 6.75))
                        .tree()))
                .isEqualTo("""
                    {
                      "title": "shop · local · release r1",
                      "elapsedMillis": 6750,
                      "done": 1,
                      "total": 4,
                      "workloads": [
                        {
                          "workload": "postgres",
                          "state": "failed",
                          "text": "its container cannot be made: couldn't find key NOPE in Secret su-nokey/laravel-secrets",
                          "cause": "misconfigured",
                          "evidence": []
                        },
                        {
                          "workload": "redis",
                          "state": "ready",
                          "text": "ready",
                          "untouched": false,
                          "millis": 6030
                        },
                        {
                          "workload": "php-web",
                          "state": "waiting-for-services",
                          "text": "waits for database at postgres:5432: refused",
                          "need": "database",
                          "place": "postgres:5432",
                          "reason": "refused",
                          "millis": 995
                        }
                      ],
                      "troubles": [
                        {
                          "workloads": [
                            "postgres"
                          ],
                          "cause": "misconfigured",
                          "what": "its container cannot be made: couldn't find key NOPE in Secret su-nokey/laravel-secrets",
                          "evidence": [],
                          "next": [
                            "kubectl describe pod -n shop-local postgres-0",
                            "larakube up local"
                          ]
                        }
                      ]
                    }
                    """);
    }

    @Test
    void programsGetEachChangeAsATree() {
        StartupState before = at("first-start", Shop.withWorkers(), 12.75);
        StartupState after = at("first-start", Shop.withWorkers(), 13);
        assertThat(Change.between(before, after))
                .map(change -> JsonText.line(change.tree()))
                .containsExactly(
                        "{\"at\":\"2026-11-21T06:43:46.471Z\",\"afterMillis\":13000,\"workload\":\"php-web\",\"state\":\"migrating\",\"text\":\"migrates"
                            + " 2024_01_02_000000_create_products_table (2 of 6)\","
                            + "\"migration\":\"2024_01_02_000000_create_products_table\","
                            + "\"done\":[\"2024_01_01_000000_create_users_table\"]}");
    }

    private static String view(String recording, double seconds) {
        return String.join("\n", StartupText.lines(StartupView.of(at(recording, Shop.withWorkers(), seconds)))) + "\n";
    }

    private static StartupState at(String recording, Plan plan, double seconds) {
        Recording start = Recording.of(recording);
        StartupState state = StartupState.begin(plan, start.release(), start.begun(), MIGRATIONS, Optional.empty());
        for (StartupEvent event : start.withTime(1)) {
            if (Duration.between(start.begun(), event.at()).toMillis() > seconds * 1000) {
                break;
            }
            state = state.after(event);
        }
        return state;
    }
}
