package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Starts that were recorded on a cluster and went well. */
class HealthyStartTest {

    private static final List<String> MIGRATIONS = List.of(
            "2024_01_01_000000_create_users_table",
            "2024_01_02_000000_create_products_table",
            "2024_01_03_000000_create_jobs_table",
            "2024_01_04_000000_create_cache_table",
            "2024_01_05_000000_create_sessions_table",
            "2024_01_06_000000_create_failed_jobs_table");

    @Test
    void aFirstStartIsToldFromTheFirstPodToTheLast() {
        assertThat(changes("first-start", Shop.withWorkers(), MIGRATIONS)).isEqualTo("""
            + 0.9 s  postgres waits for a node
            + 1.0 s  redis waits for a node
            + 1.2 s  php-web waits for a node
            + 1.3 s  horizon waits for a node
            + 1.3 s  scheduler waits for a node
            + 1.3 s  reverb waits for a node
            + 2.0 s  postgres gets its pod
            + 2.2 s  redis gets its pod
            + 2.3 s  php-web gets its pod
            + 2.5 s  reverb gets its pod
            + 2.6 s  scheduler gets its pod
            + 2.7 s  horizon gets its pod
            + 3.7 s  redis runs, not ready yet
            + 3.7 s  postgres runs, not ready yet
            + 3.8 s  php-web waits for its services
            + 4.0 s  redis ready
            + 4.7 s  horizon waits for its services
            + 5.3 s  php-web waits for database at postgres:5432: refused
            + 5.7 s  scheduler waits for its services
            + 5.8 s  reverb waits for its services
            + 6.0 s  horizon waits for database at postgres:5432: refused
            + 6.4 s  scheduler waits for database at postgres:5432: refused
            + 6.4 s  reverb waits for database at postgres:5432: refused
            + 10.1 s  postgres ready
            + 10.8 s  php-web starts
            + 10.8 s  reverb waits for php-web of r1
            + 10.9 s  scheduler waits for php-web of r1
            + 10.9 s  horizon waits for php-web of r1
            + 12.7 s  php-web migrates 2024_01_01_000000_create_users_table (1 of 6)
            + 12.8 s  php-web migrates 2024_01_02_000000_create_products_table (2 of 6)
            + 14.8 s  php-web migrates 2024_01_03_000000_create_jobs_table (3 of 6)
            + 14.9 s  php-web migrates 2024_01_04_000000_create_cache_table (4 of 6)
            + 15.0 s  php-web migrates 2024_01_05_000000_create_sessions_table (5 of 6)
            + 15.0 s  php-web migrates 2024_01_06_000000_create_failed_jobs_table (6 of 6)
            + 15.0 s  php-web migrates, 2024_01_06_000000_create_failed_jobs_table is done
            + 15.5 s  php-web caches its configuration and routes
            + 15.7 s  php-web runs, not ready yet
            + 17.0 s  php-web ready
            + 17.9 s  scheduler starts
            + 17.9 s  reverb starts
            + 17.9 s  horizon starts
            + 18.9 s  horizon runs, not ready yet
            + 19.0 s  scheduler runs, not ready yet
            + 19.0 s  reverb runs, not ready yet
            + 20.2 s  horizon ready
            + 20.4 s  scheduler ready
            + 21.2 s  reverb ready
            """);
    }

    @Test
    void anUpdateIsToldFromTheOldPodsLeavingToTheNewOnesReady() {
        assertThat(changes("update", Shop.withWorkers(), List.of("2024_02_01_000000_add_stock_to_products_table")))
                .isEqualTo("""
                    + 0.0 s  postgres runs on
                    + 0.0 s  redis runs on
                    + 2.3 s  horizon waits for the old pod to leave
                    + 2.6 s  php-web waits for the old pod to leave
                    + 2.7 s  scheduler waits for the old pod to leave
                    + 3.0 s  reverb waits for the old pod to leave
                    + 3.4 s  scheduler waits for a node
                    + 3.4 s  scheduler gets its pod
                    + 3.5 s  php-web waits for a node
                    + 3.6 s  php-web gets its pod
                    + 4.5 s  scheduler waits for its services
                    + 5.6 s  scheduler waits for php-web of r2
                    + 5.6 s  php-web starts
                    + 8.3 s  php-web migrates 2024_02_01_000000_add_stock_to_products_table
                    + 12.3 s  php-web migrates, 2024_02_01_000000_add_stock_to_products_table is done
                    + 13.3 s  php-web caches its configuration and routes
                    + 13.6 s  php-web runs, not ready yet
                    + 14.6 s  php-web ready
                    + 15.6 s  scheduler starts
                    + 16.6 s  scheduler runs, not ready yet
                    + 17.8 s  scheduler ready
                    + 32.6 s  horizon waits for a node
                    + 32.7 s  horizon gets its pod
                    + 33.5 s  reverb waits for a node
                    + 33.6 s  reverb gets its pod
                    + 34.7 s  horizon waits for php-web of r2
                    + 35.8 s  horizon starts
                    + 36.7 s  reverb waits for php-web of r2
                    + 36.8 s  horizon runs, not ready yet
                    + 37.8 s  reverb starts
                    + 38.7 s  reverb runs, not ready yet
                    + 39.2 s  horizon ready
                    + 42.2 s  reverb ready
                    """);
    }

    @Test
    void aDatabaseThatComesLateIsWaitedForAndNobodyIsBlamed() {
        assertThat(changes("late-database", Shop.withoutWorkers(), List.of())).isEqualTo("""
            + 0.9 s  postgres waits for a node
            + 1.0 s  redis waits for a node
            + 1.4 s  php-web waits for a node
            + 1.9 s  postgres gets its pod
            + 2.3 s  redis gets its pod
            + 2.6 s  php-web gets its pod
            + 5.4 s  postgres runs, not ready yet
            + 5.5 s  redis runs, not ready yet
            + 5.6 s  php-web waits for its services
            + 5.7 s  redis ready
            + 6.1 s  php-web waits for database at postgres:5432: refused
            + 34.3 s  postgres ready
            + 35.6 s  php-web starts
            + 37.0 s  php-web migrates
            + 37.2 s  php-web migrates, 2024_01_01_000000_create_users_table is done
            + 37.2 s  php-web migrates, 2024_01_02_000000_create_products_table is done
            + 37.2 s  php-web migrates, 2024_01_03_000000_create_jobs_table is done
            + 37.3 s  php-web migrates, 2024_01_04_000000_create_cache_table is done
            + 37.6 s  php-web migrates, 2024_01_05_000000_create_sessions_table is done
            + 37.7 s  php-web migrates, 2024_01_06_000000_create_failed_jobs_table is done
            + 38.0 s  php-web caches its configuration and routes
            + 38.2 s  php-web runs, not ready yet
            + 39.7 s  php-web ready
            """);
    }

    /** All changes of a start, none of which is a failure, and its end. */
    private static String changes(String recording, Plan plan, List<String> migrations) {
        Recording start = Recording.of(recording);
        StartupState state = StartupState.begin(plan, start.release(), start.begun(), migrations, Optional.empty());
        List<String> changes = new ArrayList<>();
        for (StartupEvent event : start.withTime(60)) {
            StartupState next = state.after(event);
            assertThat(next.verdict()).isNotInstanceOf(Verdict.Stuck.class);
            Change.between(state, next).forEach(change -> changes.add(change.text()));
            state = next;
        }
        assertThat(state.verdict()).isInstanceOf(Verdict.AllReady.class);
        return String.join("\n", changes) + "\n";
    }
}
