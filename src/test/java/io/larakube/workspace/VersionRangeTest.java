package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    private static String allowed(String constraint) {
        VersionRange range = VersionRange.parse(constraint).orElseThrow();
        return List.of("7.4", "8.0", "8.1", "8.2", "8.3", "8.4", "8.5", "9.0").stream()
                .filter(version -> range.allowsNewestOf(version.charAt(0) - '0', version.charAt(2) - '0'))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^8.2; 8.2 8.3 8.4 8.5",
                "^8.1|^8.2; 8.1 8.2 8.3 8.4 8.5",
                "^7.4 || ^8.3; 7.4 8.3 8.4 8.5",
                "~8.2; 8.2 8.3 8.4 8.5",
                "~8.2.0; 8.2",
                "~8.2.0 || ~8.4.0; 8.2 8.4",
                "~8; 8.0 8.1 8.2 8.3 8.4 8.5",
                ">=8.1 <8.4; 8.1 8.2 8.3",
                ">=8.1,<8.4; 8.1 8.2 8.3",
                ">= 8.1, < 8.4; 8.1 8.2 8.3",
                ">8.2; 8.2 8.3 8.4 8.5 9.0",
                "<=8.3; 7.4 8.0 8.1 8.2",
                "<8.4.5; 7.4 8.0 8.1 8.2 8.3",
                "8.2.*; 8.2",
                "8.*; 8.0 8.1 8.2 8.3 8.4 8.5",
                "8.x; 8.0 8.1 8.2 8.3 8.4 8.5",
                "*; 7.4 8.0 8.1 8.2 8.3 8.4 8.5 9.0",
                "8.1 - 8.3; 8.1 8.2 8.3",
                "8.1.0 - 8.3.5; 8.1 8.2",
                ">=8.1 !=8.3.999; 8.1 8.2 8.3 8.4 8.5 9.0",
                "v8.2.0 - 8.4; 8.2 8.3 8.4",
                "^8.2@dev; 8.2 8.3 8.4 8.5",
                ">=8.2.0-dev; 8.2 8.3 8.4 8.5 9.0"
            })
    void aConstraintAllowsWhatComposerAllows(String constraint, String versions) {
        assertThat(allowed(constraint)).isEqualTo(versions);
    }

    @Test
    void anExactVersionIsNoNewestPatch() {
        assertThat(allowed("8.2")).isEmpty();
        assertThat(allowed("8.2.10")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dev-main", "''", "latest", "^", "8.2.1 -", "^99999999999999999999"})
    void whatIsNoConstraintOnNumbersIsNone(String constraint) {
        assertThat(VersionRange.parse(constraint)).isEmpty();
    }
}
