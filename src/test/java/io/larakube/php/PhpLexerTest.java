package io.larakube.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhpLexerTest {

    /** The tokens after {@code <?php}, with the kinds of those that are no signs. */
    private static String shown(String code) {
        return PhpLexer.tokens("<?php " + code).stream()
                .map(token -> switch (token.kind()) {
                    case SIGN -> token.text();
                    case NAME -> token.text();
                    case VARIABLE -> token.text();
                    case NUMBER -> "n" + token.text();
                    case STRING -> "s<" + token.text() + ">";
                    case TEMPLATE -> "t<" + token.text() + ">";
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void commentsAreNoCode() {
        assertThat(shown("a(); // b();\n# c();\n/* d(); */ e(); /** f */")).isEqualTo("a ( ) ; e ( ) ;");
        assertThat(shown("/* never closed Schedule::command()")).isEmpty();
        assertThat(shown("// closed by the page ?> text Schedule:: <?php a();")).isEqualTo("; a ( ) ;");
    }

    @Test
    void whatLooksLikeACommentInAStringIsNone() {
        assertThat(shown("'// a' . \"/* b\" . 'https://c'")).isEqualTo("s<// a> . s</* b> . s<https://c>");
    }

    @Test
    void anAttributeIsNoComment() {
        assertThat(shown("#[AsCommand(name: 'horizon')] class A {}"))
                .isEqualTo("[ AsCommand ( name : s<horizon> ) ] class A { }");
    }

    @Test
    void namesKeepTheirNamespace() {
        assertThat(shown("\\Illuminate\\Support\\Facades\\Schedule::command($x?->y)"))
                .isEqualTo("\\Illuminate\\Support\\Facades\\Schedule :: command ( $x -> y )");
        assertThat(PhpLexer.tokens("<?php \\A\\Schedule").getFirst().isName("schedule"))
                .isTrue();
    }

    @Test
    void stringsSayWhatTheySay() {
        assertThat(shown("'it''s' 'it\\'s' 'a\\\\' \"a\\\"b\\n\\$c\""))
                .isEqualTo("s<it> s<s> s<it's> s<a\\> s<a\"b\n$c>");
    }

    @Test
    void aStringWithVariablesIsATemplateWithItsOwnQuotes() {
        assertThat(shown("\"a $b c\" . \"x {$a[\"k\"]['l']} y\" . \"${b}\" . `ls` . 'd'"))
                .isEqualTo("t<a $b c> . t<x {$a[\"k\"]['l']} y> . t<${b}> . t<ls> . s<d>");
        assertThat(shown("\"costs 5$ or $5\"")).isEqualTo("s<costs 5$ or $5>");
    }

    @Test
    void heredocsAndNowdocsAreStrings() {
        assertThat(shown("f(<<<'EOT'\n  horizon {--x}\n  $y EOTX\n  EOT, 1);"))
                .isEqualTo("f ( s<horizon {--x}\n  $y EOTX> , n1 ) ;");
        assertThat(shown("<<<SQL\nselect $a\nSQL;\nb();")).isEqualTo("t<select $a> ; b ( ) ;");
        assertThat(shown("<<< \"X\"\nplain\nX . 'a'")).isEqualTo("s<plain> . s<a>");
        assertThat(shown("1 <<< 2")).isEqualTo("n1 < < < n2");
    }

    @Test
    void numbersAndSpreadAreApart() {
        assertThat(shown("[...$a, 1_000.5, 0x1F, 1.5e3]")).isEqualTo("[ ... $a , n1_000.5 , n0x1F , n1.5e3 ]");
    }

    @Test
    void dataBehindTheCompilerIsNoCode() {
        assertThat(shown("a(); __halt_compiler(); Schedule::x();")).isEqualTo("a ( ) ; __halt_compiler");
    }

    @Test
    void onlyWhatStandsInPhpTagsIsCode() {
        assertThat(PhpLexer.tokens("Schedule::x() <? no ?> <?xml a ?>")).isEmpty();
        assertThat(PhpLexer.tokens("")).isEmpty();
        assertThat(PhpLexer.tokens("a <?= b ?> c <?PHP d").stream().map(PhpToken::text))
                .containsExactly("b", ";", "d");
    }

    @Test
    void tokensKnowTheirLines() {
        List<PhpToken> tokens = PhpLexer.tokens("<?php\n\na('x\ny',\n  /* \n */ b);\n");

        assertThat(tokens.stream().map(token -> token.text().charAt(0) + ":" + token.line()))
                .containsExactly("a:3", "(:3", "x:3", ",:4", "b:6", "):6", ";:6");
    }

    @Test
    void unfinishedCodeGivesSomeTokens() {
        for (String code : List.of("'a", "\"a", "\"a {$b", "<<<X\na", "<<<X", "\\", "$", "#[", "'a\\", "\"a\\", "`")) {
            assertThat(PhpLexer.tokens("<?php " + code)).as(code).hasSizeLessThan(7);
        }
    }
}
