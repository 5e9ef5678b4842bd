package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void aStartAgreesWithItself() {
        Agreement agreement = Agreement.of(Traces.of("first-start"), Traces.of("first-start"));
        assertThat(agreement.turned()).isEmpty();
        assertThat(agreement.ready()).extracting(Agreement.Ready::error).containsOnly(Duration.ZERO);
        assertThat(agreement.all().recorded()).isEqualTo(Duration.ofMillis(23_960));
    }

    @Test
    void ofAnUpdateOnlyWhatRestartsIsCompared() {
        assertThat(Agreement.of(Traces.of("update"), Traces.of("update")).ready())
                .extracting(Agreement.Ready::workload)
                .containsExactly("php-web", "horizon", "scheduler", "reverb");
    }

    @Test
    void whatCameInAnotherOrderIsNamed() {
        Trace first = Traces.of("first-start");
        Trace turned = TraceReader.read(
                        "turned",
                        Traces.lines("first-start")
                                .replace("\"workload\":\"php-web\"", "\"workload\":\"x\"")
                                .replace("\"workload\":\"horizon\"", "\"workload\":\"php-web\"")
                                .replace("\"workload\":\"x\"", "\"workload\":\"horizon\""))
                .orElseThrow();
        assertThat(Agreement.of(first, turned).turned()).contains("php-web ready came before horizon ready");
    }
}
