package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    private static final Map<String, String> CONFIGURATION = Map.of("A", "1", "B", "2");

    @Test
    void equalInputsHaveEqualIdsWhateverTheOrderOfTheirKeys() {
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("B", "2");
        reversed.put("A", "1");
        assertThat(Release.of("shop:1", reversed, "x")).isEqualTo(Release.of("shop:1", CONFIGURATION, "x"));
    }

    @Test
    void imageConfigurationAndManifestsEachMakeANewRelease() {
        Release release = Release.of("shop:1", CONFIGURATION, "x");
        assertThat(Release.of("shop:2", CONFIGURATION, "x")).isNotEqualTo(release);
        assertThat(Release.of("shop:1", Map.of("A", "1", "B", "3"), "x")).isNotEqualTo(release);
        assertThat(Release.of("shop:1", CONFIGURATION, "y")).isNotEqualTo(release);
    }

    @Test
    void partsThatOnlyLookAlikeInARowAreDifferentReleases() {
        assertThat(Release.of("ab", Map.of(), "c")).isNotEqualTo(Release.of("a", Map.of(), "bc"));
    }

    @Test
    void anIdFitsALabel() {
        assertThat(Release.of("shop:1", CONFIGURATION, "x").id()).matches("[0-9a-f]{10}");
    }
}
