package io.larakube.engine;

/** A key of {@code .env} that an engine or a feature needs, and where its value comes from when the user has none. */
public sealed interface Setting {

    String key();

    record Fixed(String key, String value) implements Setting {}

    /** The project's name, as a database or user name: with {@code _} for {@code -}. */
    record ProjectName(String key) implements Setting {}

    /** A credential: made anew for each project and each environment. */
    record Random(String key) implements Setting {}

    static Setting fixed(String key, String value) {
        return new Fixed(key, value);
    }

    static Setting projectName(String key) {
        return new ProjectName(key);
    }

    static Setting random(String key) {
        return new Random(key);
    }
}
