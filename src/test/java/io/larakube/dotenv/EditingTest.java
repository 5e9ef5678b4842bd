package io.larakube.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditingTest {

    private static String after(String text, EnvChange... changes) {
        return EnvFile.parse(".env", text).orThrow().with(changes).text();
    }

    private static EnvChange add(String key, String value) {
        return new EnvChange.Add(key, value);
    }

    private static EnvChange addUnder(String heading, String key, String value) {
        return new EnvChange.Add(key, value, Optional.of(heading));
    }

    private static EnvChange replace(String key, String value) {
        return new EnvChange.Replace(key, value);
    }

    @Test
    void aReplacedValueLeavesTheRestOfItsLine() {
        assertThat(after("A=1\nexport BB = \"old\"  # why\nC=3", replace("BB", "new")))
                .isEqualTo("A=1\nexport BB = new  # why\nC=3");
        assertThat(after("A=old#why\r\nB=2\r\n", replace("A", "n w"))).isEqualTo("A=\"n w\"#why\r\nB=2\r\n");
        assertThat(after("A=\"one\ntwo\" # why\n", replace("A", "1\n2"))).isEqualTo("A=\"1\\n2\" # why\n");
        assertThat(after("A=old  \t\n", replace("A", ""))).isEqualTo("A=  \t\n");
    }

    @Test
    void anEmptyValueIsFilledInBehindTheEqualsSign() {
        assertThat(after(
                        "A=\nB=  # why\nC=#why\nD\n",
                        replace("A", "1"),
                        replace("B", "2"),
                        replace("C", "3"),
                        replace("D", "4")))
                .isEqualTo("A=1\nB=2  # why\nC=3 #why\nD=4\n");
    }

    @Test
    void aValueThatIsThereAlreadyStaysAsItIsWritten() {
        String text = "A='1'\nB=\"${A}\"\n";

        assertThat(after(text, replace("A", "1"), replace("B", "1"), add("A", "2")))
                .isEqualTo(text);
    }

    @Test
    void valuesGetTheQuotesThatTheyNeed() {
        assertThat(after("A=", replace("A", "base64:a+b/c=="))).isEqualTo("A=base64:a+b/c==");
        assertThat(after("A=", replace("A", "My Shop"))).isEqualTo("A=\"My Shop\"");
        assertThat(after("A=", replace("A", "a#b"))).isEqualTo("A=\"a#b\"");
        assertThat(after("A=", replace("A", "$2y$12$x"))).isEqualTo("A='$2y$12$x'");
        assertThat(after("A=", replace("A", "{\"a\":1}"))).isEqualTo("A='{\"a\":1}'");
        assertThat(after("A=", replace("A", "it's $5"))).isEqualTo("A=\"it's \\$5\"");
        assertThat(after("A=", replace("A", "\t\"\\"))).isEqualTo("A=\"\\t\\\"\\\\\"");
        assertThat(after("A=", replace("A", "Café"))).isEqualTo("A=\"Café\"");
    }

    @Test
    void aValueNeverTakesTheLinesBelowWithIt() {
        // phpdotenv sees the =" in single quotes, and in the comment
        assertThat(after("A=\nB=1\n", replace("A", "x=\"y"))).isEqualTo("A=\"x=\\\"y\"\nB=1\n");
        assertThat(after("A=\"a\" # say=\"hi\nB=1\n", replace("A", "b"))).isEqualTo("A=\"b\" # say=\"hi\nB=1\n");
    }

    @Test
    void aKeyThatIsCommentedOutIsSetInThatLine() {
        assertThat(after("A=1\n# DB_HOST=127.0.0.1 # why\r\n# DB_PORT=3306\n", add("DB_HOST", "postgres")))
                .isEqualTo("A=1\nDB_HOST=postgres # why\r\n# DB_PORT=3306\n");
        assertThat(after("  ##export AA = 1", add("AA", "2"))).isEqualTo("  export AA = 2");
    }

    @Test
    void aKeyThatIsCommentedOutMoreThanOnceIsSetAfterTheLast() {
        assertThat(after("# A=1\n# A=2\n\nB=1\n", add("A", "3"))).isEqualTo("# A=1\n# A=2\nA=3\n\nB=1\n");
    }

    @Test
    void aCommentThatWouldBeNoLineStays() {
        assertThat(after("# A=what it is for\nB=1\n", add("A", "3"))).isEqualTo("# A=what it is for\nA=3\nB=1\n");
        assertThat(after("# set A to taste\nB=1\n", add("A", "3"))).isEqualTo("# set A to taste\nB=1\nA=3\n");
    }

    @Test
    void aNewKeyStandsWithItsFamily() {
        assertThat(after("DB_HOST=a\nDB_PORT=1\n\nAPP_NAME=b\n", add("DB_SSLMODE", "require")))
                .isEqualTo("DB_HOST=a\nDB_PORT=1\nDB_SSLMODE=require\n\nAPP_NAME=b\n");
    }

    @Test
    void aNewKeyWithAHeadingStandsUnderIt() {
        EnvChange first = addUnder("Reverb", "REVERB_APP_ID", "1");
        EnvChange second = addUnder("Reverb", "REVERB_APP_KEY", "2");

        assertThat(after("A=1\n", first, second)).isEqualTo("A=1\n\n# Reverb\nREVERB_APP_ID=1\nREVERB_APP_KEY=2\n");
        assertThat(after("# Reverb\nB=1\n\nA=1", first)).isEqualTo("# Reverb\nB=1\nREVERB_APP_ID=1\n\nA=1");
        assertThat(after("", first)).isEqualTo("# Reverb\nREVERB_APP_ID=1\n");
    }

    @Test
    void anotherNewKeyStandsAtTheEnd() {
        assertThat(after("", add("A", "1"))).isEqualTo("A=1\n");
        assertThat(after("B=1", add("A", "1"))).isEqualTo("B=1\nA=1");
        assertThat(after("B=1\r\nC=1", add("A", "1"))).isEqualTo("B=1\r\nC=1\r\nA=1");
        assertThat(after("B=1\r\n", add("A", "1"))).isEqualTo("B=1\r\nA=1\r\n");
        assertThat(after("B=\"1\n2\"\n\n", add("A", "1"))).isEqualTo("B=\"1\n2\"\n\nA=1\n");
    }

    @Test
    void aNewKeyStandsBeforeACommentThatWouldSwallowIt() {
        assertThat(after("B=1\n# say=\"hi\n", add("A", "1"))).isEqualTo("B=1\nA=1\n# say=\"hi\n");
        assertThat(after("# say=\"hi", add("A", "1"))).isEqualTo("A=1\n# say=\"hi");
    }

    @Test
    void whatIsAddedMayBeReplacedInTheSameStep() {
        assertThat(after("", add("A", "1"), replace("A", "2"))).isEqualTo("A=2\n");
    }

    @Test
    void aMistakeOfTheCallersIsNoFileOfTheUsers() {
        assertThatThrownBy(() -> after("", replace("A", "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(".env has no A to replace");
        assertThatThrownBy(() -> add("A B", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no key: A B");
        assertThatThrownBy(() -> add("A", "secret\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of A has a character that no variable can hold");
        assertThatThrownBy(() -> add("A", "secret\uD800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> addUnder("two\nlines", "A", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no heading: two\nlines");
    }

    @Test
    void aValueThatNoProcessCanHaveIsNotWritten() {
        assertThatThrownBy(() -> after("", add("A", "x".repeat(200_000)))).isInstanceOf(Failure.BadInput.class);
    }
}
