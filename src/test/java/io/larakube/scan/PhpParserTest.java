package io.larakube.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhpParserTest {

    private final PhpParser parser = PhpParser.load();

    private static List<String> calls(Parsed parsed) {
        return parsed.root()
                .below()
                .filter(node -> node.is("function_call_expression"))
                .map(node -> node.line() + ":" + node.column() + " " + node.text())
                .toList();
    }

    @Test
    void positionsCountCharactersWhateverBytesTheyHave() {
        Parsed parsed = parser.parse("<?php\n$smile = '😀 ü'; a(); // 😀\nb('😀');\n");

        assertThat(parsed.faultLine()).isZero();
        assertThat(calls(parsed)).containsExactly("2:17 a()", "3:1 b('😀')");
    }

    @Test
    void commentsAreNoPartOfTheTree() {
        Parsed parsed = parser.parse("<?php\n// a();\n/* b(); */\n# c();\nd();\n");

        assertThat(calls(parsed)).containsExactly("5:1 d()");
    }

    @Test
    void ofAFileThatIsNoPhpInPartsTheRestIsRead() {
        Parsed parsed = parser.parse("<?php\na();\n$x = [1, 2;\nb();\n");

        assertThat(parsed.faultLine()).isEqualTo(3);
        assertThat(calls(parsed)).contains("2:1 a()");
    }

    @Test
    void aFileWithoutPhpHasNoFaults() {
        assertThat(parser.parse("just text\n").faultLine()).isZero();
        assertThat(parser.parse("").faultLine()).isZero();
    }
}
