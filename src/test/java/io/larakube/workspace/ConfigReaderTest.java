package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.php.PhpSource;
import io.larakube.workspace.ConfigValue.Expression;
import io.larakube.workspace.ConfigValue.Fields;
import io.larakube.workspace.ConfigValue.FromEnvironment;
import io.larakube.workspace.ConfigValue.Literal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConfigReaderTest {

    private static Fields read(String code) {
        return ConfigReader.read(PhpSource.of("config/test.php", "<?php\nreturn " + code))
                .orElseThrow();
    }

    @Test
    void literalsVariablesAndListsAreRead() {
        Fields config = read("""
            [
              'a' => 'text', // 'a' => 'comment'
              'b' => env('KEY', 'otherwise'),
              'c' => ['d' => null, 'e' => 7],
              'f' => env('FIRST', env('SECOND', 'third')),
              'g' => (string) env('G'),
              'h' => array('i' => true),
            ];
            """);

        assertThat(config.at("a")).contains(new Literal("text", 3));
        assertThat(config.at("b")).contains(new FromEnvironment("KEY", Optional.of(new Literal("otherwise", 4)), 4));
        assertThat(config.at("c", "d")).contains(new Literal("null", 5));
        assertThat(config.at("c", "e")).contains(new Literal("7", 5));
        assertThat(config.at("f"))
                .contains(new FromEnvironment(
                        "FIRST",
                        Optional.of(new FromEnvironment("SECOND", Optional.of(new Literal("third", 6)), 6)),
                        6));
        assertThat(config.at("g")).contains(new FromEnvironment("G", Optional.empty(), 7));
        assertThat(config.at("h", "i")).contains(new Literal("true", 8));
    }

    @Test
    void whatOnlyPhpCanEvaluateIsAnExpression() {
        Fields config = read("""
            [
              'a' => 'x' . PHP_EOL,
              'b' => storage_path('app'),
              'c' => env('A') ?: 'b',
              'd' => Foo::class,
              'e' => fn () => ['default' => 'no'],
              'f' => extension_loaded('x') ? array_filter([PDO::A => env('B')]) : [],
              'g' => "a $b",
              ...$more,
              'h' => 'last'
            ]\
            """);

        assertThat(config.at("a")).contains(new Expression(3));
        assertThat(config.at("b")).contains(new Expression(4));
        assertThat(config.at("c")).contains(new Expression(5));
        assertThat(config.at("d")).contains(new Expression(6));
        assertThat(config.at("e")).contains(new Expression(7));
        assertThat(config.at("f")).contains(new Expression(8));
        assertThat(config.at("g")).contains(new Expression(9));
        assertThat(config.at("h")).contains(new Literal("last", 11));
        assertThat(config.at("default")).isEmpty();
        assertThat(config.at("a", "b")).isEmpty();
    }

    @Test
    void aFileThatReturnsNoArrayHasNoFields() {
        assertThat(ConfigReader.read(PhpSource.of("a", "<?php return Config::all();")))
                .isEmpty();
        assertThat(ConfigReader.read(PhpSource.of("a", "<?php"))).isEmpty();
        assertThat(ConfigReader.read(PhpSource.of("a", "<?php return"))).isEmpty();
    }

    @Test
    @Timeout(10)
    void unfinishedCodeIsReadToItsEnd() {
        String whole = "['a' => env('K', ['b' => (int) f(1, [2])]), fn () => 3; 'c' => 'd', ) } ]";
        for (int end = 0; end <= whole.length(); end++) {
            String part = whole.substring(0, end);
            assertThat(ConfigReader.read(PhpSource.of("a", "<?php return " + part))
                            .isPresent())
                    .isIn(true, false);
        }
    }
}
