package io.larakube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"250m, 250", "1, 1000", "0.5, 500", "1.5, 1500", "2e0, 2000", "100u, 1", "0, 0", "1k, 1000000"})
    void cpuIsReadInThousandths(String written, long thousandths) {
        assertThat(Quantity.thousandths(Tree.text(written))).contains(thousandths);
    }

    @ParameterizedTest
    @CsvSource({"128Mi, 134217728", "1Gi, 1073741824", "1G, 1000000000", "129e6, 129000000", "123, 123", "0.5Ki, 512"})
    void memoryIsReadInBytes(String written, long bytes) {
        assertThat(Quantity.units(Tree.text(written))).contains(bytes);
    }

    @ParameterizedTest
    @CsvSource({"x", "1Qi", "1 Gi", "''", "..", "--1"})
    void whatIsNoQuantityIsNone(String written) {
        assertThat(Quantity.units(Tree.text(written))).isEmpty();
    }

    @Test
    void amountsAreShownAsPeopleWriteThem() {
        assertThat(new Room(250, 512L << 20).words()).isEqualTo("250m CPU and 512Mi");
        assertThat(new Room(2000, 16L << 30).words()).isEqualTo("2 CPU and 16.0Gi");
    }
}
