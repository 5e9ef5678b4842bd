package io.larakube.dotenv;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.util.List;

/** What reading a text as {@code .env} gives: the file, or everything that is wrong with it. */
public sealed interface Parsed {

    record Read(EnvFile file) implements Parsed {}

    /**
     * Nothing of the file is to be used.
     *
     * @param problems one or more, in the order of their lines; none holds a value
     */
    record Unreadable(List<Problem> problems) implements Parsed {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The file.
     *
     * @throws Failure.BadInput with all problems, if it cannot be read
     */
    default EnvFile orThrow() {
        return switch (this) {
            case Read(EnvFile file) -> file;
            case Unreadable(List<Problem> problems) -> throw new Failure.BadInput(problems);
        };
    }
}
