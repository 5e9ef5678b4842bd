package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    private static final String ESC = "\u001B";

    @Test
    void stylesBecomeColoursOnlyWhereAskedFor() {
        Text text = Text.ok("✔")
                .plus(" postgres ")
                .plus(Text.warn("slow"))
                .plus(Text.bad("failed"))
                .plus(Text.dim("2.9 s"))
                .plus(Text.bold("shop"))
                .plus(Text.accent("local"));

        assertThat(text.plain()).isEqualTo("✔ postgres slowfailed2.9 sshoplocal");
        assertThat(text.ansi().replace(ESC, "^"))
                .isEqualTo("^[32m✔^[0m postgres ^[33mslow^[0m^[31mfailed^[0m^[2m2.9 s^[0m^[1mshop^[0m^[36mlocal^[0m");
    }

    @Test
    void whatComesFromElsewhereCannotControlTheTerminal() {
        Text text =
                Text.of("a" + ESC + "[2Jb" + ESC + "[31mc" + ESC + "]0;title\u0007d" + ESC + "ce\u0007f\bg\u009B2Jh");

        assertThat(text.plain()).isEqualTo("abcdefg2Jh");
    }

    @Test
    void whatComesFromElsewhereStaysOnOneLine() {
        assertThat(Text.of("one\r\ntwo\nthree\tfour\rfive\u2028six").plain())
                .isEqualTo("one two three    four five six");
    }

    @Test
    void charactersThatTurnTheDirectionOfTheTextAreTakenOut() {
        assertThat(Text.of("user\u202Egnp.exe\u2066x").plain()).isEqualTo("usergnp.exex");
    }

    @Test
    void secretsAreDotsAndDoNotTellTheirLength() {
        assertThat(Text.of("APP_KEY=").plus(Text.secret()).plain()).isEqualTo("APP_KEY=••••••••");
    }

    @Test
    void aTextThatIsTooWideEndsWithAnEllipsis() {
        Text text = Text.ok("✔ ").plus("postgres").plus(Text.dim(" ready"));

        assertThat(text.cut(16)).isEqualTo(text);
        assertThat(text.cut(15).plain()).isEqualTo("✔ postgres rea…");
        assertThat(text.cut(15).ansi().replace(ESC, "^")).isEqualTo("^[32m✔ ^[0mpostgres^[2m rea^[0m…");
        assertThat(text.cut(3).plain()).isEqualTo("✔ …");
        assertThat(text.cut(1).plain()).isEqualTo("…");
        assertThat(text.cut(0).plain()).isEmpty();
    }

    @Test
    void wideCharactersAreCutByTheColumnsThatTheyTake() {
        Text text = Text.of("数据库迁移🚀 done");

        assertThat(text.width()).isEqualTo(17);
        assertThat(text.cut(7).plain()).isEqualTo("数据库…");
        assertThat(text.cut(8).plain()).isEqualTo("数据库…");
        assertThat(text.cut(8).width()).isEqualTo(7);
        assertThat(text.cut(13).plain()).isEqualTo("数据库迁移🚀…");
        assertThat(text.cut(12).plain()).isEqualTo("数据库迁移…");
    }

    @Test
    void charactersOfSeveralCodePointsAreCutWholeOrNotAtAll() {
        assertThat(Text.of("ab👩‍💻cd").cut(4).plain()).isEqualTo("ab…");
        assertThat(Text.of("ab👩‍💻cd").cut(5).plain()).isEqualTo("ab👩‍💻…");
        assertThat(Text.of("🇩🇪🇫🇷🇯🇵").cut(5).plain()).isEqualTo("🇩🇪🇫🇷…");
        assertThat(Text.of("e\u0301e\u0301e\u0301").cut(2).plain()).isEqualTo("e\u0301…");
    }

    @Test
    void paddingCountsColumns() {
        assertThat(Text.of("数据").padded(6).plus("|").plain()).isEqualTo("数据  |");
        assertThat(Text.of("数据").padded(3).plus("|").plain()).isEqualTo("数据|");
    }

    @Test
    void wordsBecomeOneTextALine() {
        assertThat(Text.lines("a\nb\n\nc\n")).map(Text::plain).containsExactly("a", "b", "", "c");
    }

    @Test
    void theSteadyPartLeavesOutWhatTicks() {
        assertThat(Text.of("migrates ")
                        .plus(Text.dim("4.0 s").ticking())
                        .plus(" x")
                        .steady()
                        .plain())
                .isEqualTo("migrates  x");
    }
}
