package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    /** Compared with wcwidth and with what tmux does; clusters joined by ZWJ as terminals that know them draw them. */
    @ParameterizedTest
    @CsvSource({
        "'',0",
        "shop,4",
        "Grüße,5",
        "✔ ✖ ◐ ○ … · ❯ →,15",
        "数据库,6",
        "ｗｉｄｅ,8",
        "한국어,6",
        "🚀,2",
        "☕,2",
        "👍🏽,2",
        "👩‍💻,2",
        "🇩🇪,2",
        "❤️,2",
        "❤,1",
        "é,1",
        "é,1",
        "ไทย,3",
        "⚠,1",
    })
    void columnsOnATerminal(String words, int columns) {
        assertThat(DisplayWidth.of(words)).isEqualTo(columns);
    }
}
