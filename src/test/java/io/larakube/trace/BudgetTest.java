package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    @Test
    void aStartWithinItsBudgetHasNoOverruns() {
        assertThat(Budget.parse("web=20s,all=1m").overruns(Traces.of("first-start")))
                .isEmpty();
    }

    @Test
    void eachOverrunSaysByHowMuch() {
        assertThat(Budget.parse("web=10s,postgres=11s,all=20s").overruns(Traces.of("first-start")))
                .containsExactly(
                        "php-web was ready after 18.0 s, 8.0 s over its 10.0 s",
                        "everything was ready after 24.0 s, 4.0 s over its 20.0 s");
    }

    @Test
    void whatNeverBecameReadyIsOverAnyBudget() {
        assertThat(Budget.parse("php-web=1m,all=5m").overruns(Traces.of("failed-migration")))
                .containsExactly(
                        "php-web was not ready; it has 1 min 00 s", "everything was not ready; it has 5 min 00 s");
    }

    @Test
    void aWorkloadThatTheStartDidNotHaveIsNamed() {
        assertThatThrownBy(() -> Budget.parse("queue=10s").overruns(Traces.of("first-start")))
                .isInstanceOf(Failure.WrongUsage.class)
                .hasMessage("--budget: the start first-start had no workload queue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "web=", "web=20", "web=0s", "=20s", "web=20s,", "web=20s=3s"})
    void whatIsNoBudgetIsRefused(String text) {
        assertThatThrownBy(() -> Budget.parse(text)).isInstanceOf(Failure.WrongUsage.class);
    }
}
