package io.larakube.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the variables of one function hold at the place that is read. */
final class Variables {

    private final Map<String, Value> values = new HashMap<>();

    /** The same variables for a function inside, which may change its own. */
    Variables copy() {
        Variables copy = new Variables();
        copy.values.putAll(values);
        return copy;
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void set(String name, Value value) {
        values.put(name, value);
    }
}
