package io.larakube.engine;

import java.util.List;

/** A key of {@code .env} that an engine or a feature needs, and where its value comes from when the user has none. */
public sealed interface Setting {

    String key();

    /**
     * A value that is the same in every project.
     *
     * @param alike other values that mean the same to this engine, and that are therefore kept
     */
    record Fixed(String key, String value, List<String> alike) implements Setting {
        /** Whether this engine is meant by this value. */
        public boolean accepts(String other) {
            return value.equals(other) || alike.contains(other);
        }

        /** Whether the key says where the engine is. */
        public boolean isPlace() {
            return key.endsWith("_HOST") || key.endsWith("_ENDPOINT");
        }
    }

    /** The project's name, as a database or user name: with {@code _} for {@code -}. */
    record ProjectName(String key) implements Setting {}

    /** A credential: made anew for each project and each environment. */
    record Random(String key) implements Setting {}

    /** A credential of 32 bytes in hexadecimal digits, made anew likewise. */
    record RandomBytes(String key) implements Setting {}

    static Setting fixed(String key, String value, String... alike) {
        return new Fixed(key, value, List.of(alike));
    }

    static Setting projectName(String key) {
        return new ProjectName(key);
    }

    static Setting random(String key) {
        return new Random(key);
    }

    static Setting randomBytes(String key) {
        return new RandomBytes(key);
    }
}
