package io.larakube.workspace;

import io.larakube.php.PhpSource;
import io.larakube.php.PhpToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the array that a file of {@code config/} returns, as far as it can be known without running PHP. */
final class ConfigReader {

    private final PhpSource source;
    private int at;

    private ConfigReader(PhpSource source, int at) {
        this.source = source;
        this.at = at;
    }

    /** The array that the file returns; none when it returns something else. */
    static Optional<ConfigValue.Fields> read(PhpSource source) {
        OptionalInt found = source.find(0, "return");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ConfigValue value = new ConfigReader(source, found.getAsInt() + 1).value();
        return value instanceof ConfigValue.Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /** The value that begins here; behind it is a comma or a closing bracket. */
    private ConfigValue value() {
        if (at >= source.size()) {
            return new ConfigValue.Expression(0);
        }
        int start = at;
        Optional<ConfigValue> known = known();
        if (known.isPresent() && isEnd()) {
            return known.get();
        }
        at = start;
        while (!isEnd()) {
            at = source.token(at).opens() ? source.closing(at) + 1 : at + 1;
        }
        return new ConfigValue.Expression(source.line(start));
    }

    private Optional<ConfigValue> known() {
        if (source.isAt(at, "(") && source.isAt(at + 2, ")")) {
            at += 3; // a cast
        }
        if (source.isAt(at, "[")) {
            return Optional.of(fields(at));
        }
        if (source.isAt(at, "array", "(")) {
            return Optional.of(fields(at + 1));
        }
        if (source.isAt(at, "env", "(", "'*'")) {
            return Optional.of(fromEnvironment());
        }
        return at < source.size() ? Optional.of(literal()) : Optional.empty();
    }

    private ConfigValue literal() {
        PhpToken token = source.token(at++);
        return switch (token.kind()) {
            case STRING, NUMBER, NAME -> new ConfigValue.Literal(token.text(), token.line());
            case VARIABLE, TEMPLATE, SIGN -> new ConfigValue.Expression(token.line());
        };
    }

    private ConfigValue fromEnvironment() {
        int line = source.line(at);
        int end = source.closing(at + 1);
        String key = source.token(at + 2).text();
        at += 3;
        Optional<ConfigValue> otherwise = Optional.empty();
        if (source.isAt(at, ",") && at + 1 < end) {
            at++;
            otherwise = Optional.of(value());
        }
        at = end + 1;
        return new ConfigValue.FromEnvironment(key, otherwise, line);
    }

    private ConfigValue.Fields fields(int open) {
        int end = source.closing(open);
        int line = source.line(open);
        Map<String, ConfigValue> fields = new LinkedHashMap<>();
        at = open + 1;
        while (at < end) {
            boolean named = source.isAt(at, "'*'", "=>");
            String name = source.token(at).text();
            at += named ? 2 : 0;
            ConfigValue value = value();
            if (named) {
                fields.put(name, value);
            }
            at++; // the comma, or the arrow behind a key that is no string
        }
        at = end + 1;
        return new ConfigValue.Fields(fields, line);
    }

    private boolean isEnd() {
        return at >= source.size()
                || source.token(at).closes()
                || source.isAt(at, ",")
                || source.isAt(at, "=>")
                || source.isAt(at, ";");
    }
}
