package io.larakube.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ReadingTest {

    private static EnvFile read(String text) {
        return EnvFile.parse(".env", text).orThrow();
    }

    private static String valueOf(String written) {
        return read("A=" + written).value("A").orElseThrow();
    }

    @Test
    void keysKeepTheirOrderCommentsAndBlankLinesAreNoKeys() {
        EnvFile file = read("""
            # the shop
            B=1

              # C=2
            A=3
            """);

        assertThat(file.values()).containsExactly(entry("B", "1"), entry("A", "3"));
        assertThat(file.line("A")).hasValue(5);
        assertThat(file.line("C")).isEmpty();
        assertThat(file.place("A")).isEqualTo(".env:5");
        assertThat(file.place("C")).isEqualTo(".env");
    }

    @Test
    void valuesWithoutQuotesEndAtTheFirstHashOrSpace() {
        assertThat(valueOf("  plain  ")).isEqualTo("plain");
        assertThat(valueOf("plain # comment")).isEqualTo("plain");
        assertThat(valueOf("plain#comment")).isEqualTo("plain");
        assertThat(valueOf("#comment")).isEmpty();
        assertThat(valueOf(" # comment")).isEmpty();
        assertThat(valueOf("base64:abc=")).isEqualTo("base64:abc=");
        assertThat(valueOf("C:\\new")).isEqualTo("C:\\new");
        assertThat(valueOf("it's")).isEqualTo("it's");
        assertThat(valueOf("5\"")).isEqualTo("5\"");
    }

    @Test
    void singleQuotesKeepEverything() {
        assertThat(valueOf("'a \\n \" # $ ${B}'")).isEqualTo("a \\n \" # $ ${B}");
        assertThat(valueOf("'' # comment")).isEmpty();
    }

    @Test
    void doubleQuotesUndoEscapes() {
        assertThat(valueOf("\"a # b\"")).isEqualTo("a # b");
        assertThat(valueOf("\"\\\"\\\\\\$\\f\\n\\r\\t\\v\"")).isEqualTo("\"\\$\f\n\r\t\u000B");
        assertThat(valueOf("\"\\nothing\"")).isEqualTo("\nothing");
        assertThat(valueOf("\"it's\"#comment")).isEqualTo("it's");
    }

    @Test
    void doubleQuotesGoOverLinesAndALineEndIsALineFeedThen() {
        EnvFile file = read("KEY=\"-----BEGIN-----\r\nabc==\r\n-----END-----\" # key\r\nB=\"\n\"\rC=1");

        assertThat(file.values())
                .containsExactly(
                        entry("KEY", "-----BEGIN-----\nabc==\n-----END-----"), entry("B", "\n"), entry("C", "1"));
        assertThat(file.line("B")).hasValue(4);
        assertThat(file.line("C")).hasValue(6);
    }

    @Test
    void variablesComeFromTheLinesAboveAndStayIfTheyAreNotThere() {
        EnvFile file = read("""
            HOST=db
            URL="pgsql://${HOST}:5432/$HOST"
            BARE=${HOST}${PORT}
            SINGLE='${HOST}'
            ESCAPED="\\${HOST}"
            PORT=5432
            INNER=HOST
            NESTED=${${INNER}}
            SELF=${SELF}
            """);

        assertThat(file.values())
                .containsEntry("URL", "pgsql://db:5432/$HOST")
                .containsEntry("BARE", "db${PORT}")
                .containsEntry("SINGLE", "${HOST}")
                .containsEntry("ESCAPED", "${HOST}")
                .containsEntry("NESTED", "db")
                .containsEntry("SELF", "${SELF}");
    }

    @Test
    void keysMayBeExportedOrQuotedAndStandApartFromTheEqualsSign() {
        EnvFile file = read("""
            export LONG=1
            export "QUOTED"=2
            'SINGLE' = 3
              dotted.key_9=4
            export  A=5
            """);

        assertThat(file.values())
                .containsExactly(
                        entry("LONG", "1"),
                        entry("QUOTED", "2"),
                        entry("SINGLE", "3"),
                        entry("dotted.key_9", "4"),
                        entry("A", "5"));
    }

    @Test
    void aKeyWithoutEqualsSignHasNoValueAndABlankOneIsEmpty() {
        EnvFile file = read("NONE\nexport NOTHING\nBLANK=\nSPACES=  \nQUOTES=\"\"\n");

        assertThat(file.values()).containsExactly(entry("BLANK", ""), entry("SPACES", ""), entry("QUOTES", ""));
        assertThat(file.value("NONE")).isEmpty();
        assertThat(file.line("NONE")).hasValue(1);
        assertThat(file.line("NOTHING")).hasValue(2);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKeyAndStays() {
        EnvFile file = read("\uFEFFA=1\n");

        assertThat(file.value("A")).hasValue("1");
        assertThat(file.text()).isEqualTo("\uFEFFA=1\n");
        assertThat(file.with(new EnvChange.Replace("A", "2")).text()).isEqualTo("\uFEFFA=2\n");
    }

    @Test
    void bytesAreUtf8() {
        EnvFile file = EnvFile.parse(".env", "APP_NAME=Café☕".getBytes(UTF_8)).orThrow();

        assertThat(file.value("APP_NAME")).hasValue("Café☕");
    }

    @Test
    void aQuoteInACommentTakesTheCommentsBelowWithIt() {
        EnvFile file = read("# A=\"one\n# two\"\nB=1 # C=\"\n# \"\nD=2\n# E=\"open\n");

        assertThat(file.values()).containsExactly(entry("B", "1"), entry("D", "2"));
    }

    @Test
    void laravelKnowsAFewWordsAndTakesASecondPairOfQuotesAway() {
        EnvFile file = read("""
            TRUE=(True)
            FALSE=FALSE
            NULL=null
            EMPTY="(empty)"
            QUOTED="'a b'"
            LINES="'a\\nb'"
            QUOTE="'"
            TEXT=truest
            NONE
            """);

        assertThat(file.laravel("TRUE")).hasValue("true");
        assertThat(file.laravel("FALSE")).hasValue("false");
        assertThat(file.laravel("NULL")).isEmpty();
        assertThat(file.laravel("EMPTY")).hasValue("");
        assertThat(file.laravel("QUOTED")).hasValue("a b");
        assertThat(file.laravel("LINES")).hasValue("'a\nb'");
        assertThat(file.laravel("QUOTE")).hasValue("'");
        assertThat(file.laravel("TEXT")).hasValue("truest");
        assertThat(file.laravel("NONE")).isEmpty();
        assertThat(file.value("NULL")).hasValue("null");
    }

    @Test
    void aFileShownAsTextShowsNoValue() {
        assertThat(read("APP_KEY=base64:secret")).hasToString("EnvFile[.env]");
        assertThat(new EnvChange.Replace("APP_KEY", "secret")).hasToString("Replace[APP_KEY]");
        assertThat(new EnvChange.Add("APP_KEY", "secret")).hasToString("Add[APP_KEY]");
    }
}
