package io.larakube.process;

import io.larakube.failure.Failure;
import java.time.Duration;

/**
 * A program that has ended.
 *
 * @param exitCode 128 plus the signal's number when a signal ended it
 * @param out its standard output; of a streamed run only the end
 * @param err its standard error; of a streamed run only the end
 */
public record Finished(Invocation invocation, int exitCode, Captured out, Captured err, Duration took) {

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Standard output as text. */
    public String text() {
        return out.text();
    }

    /**
     * This, if the program succeeded.
     *
     * @param advice what to do about it, if that is known
     * @throws Failure.Unsuccessful with the command line, the exit code and the last lines that it wrote, secrets dotted
     */
    public Finished orFail(String... advice) {
        if (succeeded()) {
            return this;
        }
        throw new Failure.Unsuccessful(invocation.shown() + " " + ending() + lastWords(), advice);
    }

    String lastWords() {
        return LastWords.of(err, out)
                .map(line -> "\n  " + invocation.withoutSecrets(line))
                .reduce("", String::concat);
    }

    private String ending() {
        return switch (exitCode) {
            case 128 + 9 -> "was killed (SIGKILL, exit code 137)";
            case 128 + 15 -> "was ended (SIGTERM, exit code 143)";
            default -> "failed with exit code " + exitCode;
        };
    }
}
