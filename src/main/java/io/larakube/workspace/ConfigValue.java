package io.larakube.workspace;

import java.util.Map;
import java.util.Optional;

/** A value in a file of {@code config/}. */
sealed interface ConfigValue {

    int line();

    record Literal(String text, int line) implements ConfigValue {}

    /** {@code env('KEY', otherwise)}. */
    record FromEnvironment(String key, Optional<ConfigValue> otherwise, int line) implements ConfigValue {}

    record Fields(Map<String, ConfigValue> fields, int line) implements ConfigValue {
        /** The value that the steps lead to, field by field. */
        Optional<ConfigValue> at(String... steps) {
            Optional<ConfigValue> here = Optional.of(this);
            for (String step : steps) {
                here = here.flatMap(value ->
                        value instanceof Fields inner ? Optional.ofNullable(inner.fields.get(step)) : Optional.empty());
            }
            return here;
        }
    }

    /** An expression that only PHP can evaluate. */
    record Expression(int line) implements ConfigValue {}
}
