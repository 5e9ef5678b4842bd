package io.larakube.image;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The builders of this machine. */
public final class Builders {

    /** How long one may take to say that it works. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Runner runner;
    private final Programs programs;

    public Builders(Runner runner, Programs programs) {
        this.runner = runner;
        this.programs = programs;
    }

    /**
     * The one that the user chose, or the first that works of docker, podman and buildah.
     *
     * @throws Failure.Unavailable when none works, with what was tried
     */
    public Builder find(BuilderChoice choice) {
        List<String> faults = new ArrayList<>();
        for (String program : choice.command().map(List::of).orElse(Builder.KNOWN)) {
            Builder builder = Builder.of(program, choice);
            Optional<String> fault = fault(builder);
            if (fault.isEmpty()) {
                return builder;
            }
            faults.add(program + ": " + fault.get());
        }
        throw new Failure.Unavailable(
                (choice.command().isPresent() ? "the chosen builder does not work" : "nothing here can build an image")
                        + faults.stream().map(line -> "\n  " + line).reduce("", String::concat),
                advice(choice));
    }

    private Optional<String> fault(Builder builder) {
        if (programs.find(builder.program()).isEmpty()) {
            return Optional.of("not installed");
        }
        try {
            Finished check = runner.run(builder.check().within(PATIENCE));
            return check.succeeded() ? Optional.empty() : Optional.of(complaint(check));
        } catch (Failure.Unsuccessful tooSlow) {
            return Optional.of("does not answer within " + PATIENCE.toSeconds() + " s");
        }
    }

    private static String complaint(Finished check) {
        return Stream.of(check.err().text(), check.text())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("exit code " + check.exitCode())
                .strip();
    }

    private static String[] advice(BuilderChoice choice) {
        String other = "larakube up --image REF runs an image that exists already";
        return choice.command().isPresent()
                ? new String[] {"start it, or choose another one: builder.command in .larakube.local.json", other}
                : new String[] {
                    "start Docker, or install one: https://docs.docker.com/get-started/get-docker/,"
                            + " https://podman.io/docs/installation, or the package buildah",
                    other
                };
    }
}
