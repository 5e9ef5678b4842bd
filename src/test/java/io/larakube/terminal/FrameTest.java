package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Frame FRAME = Frame.of(
            new Row(Text.bold("shop · local"), Text.dim("9 s of about 12 s")),
            new Row(Text.of(" ◐ php-web   migrates 2024_02_01_add_stock_to_products"), Text.of("4.0 s")),
            Row.of(Text.of(" ○ horizon   waits for php-web of 7f3a9c2")));

    @Test
    void theRightPartsStandAtTheRightEdge() {
        assertThat(text(FRAME.within(70, 10))).isEqualTo("""
            shop · local                                         9 s of about 12 s
             ◐ php-web   migrates 2024_02_01_add_stock_to_products           4.0 s
             ○ horizon   waits for php-web of 7f3a9c2\
            """);
    }

    @Test
    void theLeftPartsAreCutFirst() {
        assertThat(text(FRAME.within(40, 10))).isEqualTo("""
            shop · local           9 s of about 12 s
             ◐ php-web   migrates 2024_02_01…  4.0 s
             ○ horizon   waits for php-web of 7f3a9…\
            """);
    }

    @Test
    void whereTheRightPartsHaveNoRoomTheyAreLeftOut() {
        assertThat(text(FRAME.within(12, 10))).isEqualTo("shop · local\n ◐ p…  4.0 s\n ○ horizon …");
    }

    @Test
    void noLineIsEverWiderThanTheTerminal() {
        for (int columns = 1; columns < 140; columns++) {
            int limit = columns;
            assertThat(FRAME.within(columns, 10)).allMatch(line -> line.width() <= limit);
        }
    }

    @Test
    void timesAreNotFurtherAwayThanAHundredColumns() {
        assertThat(FRAME.within(200, 10).getFirst().width()).isEqualTo(100);
    }

    @Test
    void aFrameThatIsTooTallSaysHowMuchIsMissing() {
        assertThat(text(FRAME.within(70, 2)))
                .isEqualTo("shop · local                                         9 s of about 12 s\n… 2 more lines");
        assertThat(text(FRAME.within(70, 1))).isEqualTo("… 3 more lines");
        assertThat(FRAME.within(70, 3)).hasSize(3);
    }

    @Test
    void theWholeFrameLosesNothing() {
        assertThat(text(FRAME.whole(40))).isEqualTo("""
            shop · local           9 s of about 12 s
             ◐ php-web   migrates 2024_02_01_add_stock_to_products  4.0 s
             ○ horizon   waits for php-web of 7f3a9c2\
            """);
    }

    private static String text(List<Text> lines) {
        return lines.stream().map(Text::plain).collect(Collectors.joining("\n"));
    }
}
