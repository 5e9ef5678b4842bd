package io.larakube.scan;

import io.larakube.dotenv.EnvFile;
import java.util.Optional;

/** The variables that an application is started with, as one of its files has them. */
record Environment(Optional<EnvFile> file) {

    /** The value of a variable; empty when it is not set, is empty, or is Laravel's {@code null}. */
    Optional<String> value(String key) {
        return file.flatMap(env -> env.laravel(key)).filter(value -> !value.isEmpty());
    }

    boolean has(String key) {
        return file.filter(env -> env.value(key).isPresent()).isPresent();
    }

    /** The line that sets a variable. */
    Optional<Spot> spot(String key) {
        return file.filter(env -> has(key))
                .map(env -> new Spot(env.name(), env.line(key).orElse(0), 1));
    }

    /** The file as a whole, or the one that ought to be there. */
    Spot spot() {
        return Spot.of(file.map(EnvFile::name).orElse(".env"));
    }

    /** The text of a line of the file. */
    String line(int number) {
        return file.map(EnvFile::text).stream()
                .flatMap(String::lines)
                .skip(Math.max(number - 1, 0))
                .findFirst()
                .filter(_ -> number > 0)
                .orElse("");
    }
}
