package io.larakube.image;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Builds an image unless it is there, and brings it to where the cluster's nodes find it. */
public final class Supply {

    private final Runner runner;
    private final Programs programs;
    private final Builder builder;

    public Supply(Runner runner, Programs programs, Builder builder) {
        this.runner = runner;
        this.programs = programs;
        this.builder = builder;
    }

    /** Whether the builder has the image of this build already. */
    public boolean has(Build build) {
        return runner.run(builder.lookUp(build.image())).succeeded();
    }

    /**
     * Builds it.
     *
     * @param lines gets each line that the builder prints
     * @throws Failure.Unsuccessful with the step that failed and the end of its output, or when files changed meanwhile
     */
    public void build(Build build, Consumer<String> lines) {
        Invocation command = builder.build(build);
        BuildLog log = new BuildLog();
        Finished finished = runner.run(command, line -> {
            log.accept(line);
            lines.accept(line);
        });
        if (!finished.succeeded()) {
            throw failed(command, log);
        }
        if (!build.again().image().equals(build.image())) {
            runner.run(builder.remove(build.image()));
            throw new Failure.Unsuccessful(
                    "files of the application changed while its image was built", "run the command again");
        }
    }

    /**
     * Fails at once, before anything is built, when a program that the delivery needs is missing.
     *
     * @throws Failure.Unavailable that says how to get it
     */
    public void require(Delivery delivery) {
        delivery.program().ifPresent(programs::require);
    }

    /**
     * Brings it to the nodes.
     *
     * @param scratch a folder with room for the image; nothing is left in it
     * @param lines gets each line that the commands print
     * @return the name for the pods: with the digest if it went to a registry and the builder told it
     * @throws Failure.Unsuccessful when a command fails
     */
    public String deliver(ImageReference image, Delivery delivery, Path scratch, Consumer<String> lines) {
        Path archive = scratch.resolve("image.tar");
        Path digestFile = Delivery.Registry.digestFile(archive);
        try {
            Optional<String> digest = Optional.empty();
            for (Invocation command : delivery.commands(builder, image, archive)) {
                digest = builder.digest(runner.run(command, lines).orFail(), digestFile);
            }
            boolean pushed = delivery instanceof Delivery.Registry;
            return image.text()
                    + digest.filter(told -> pushed).map(told -> "@" + told).orElse("");
        } finally {
            remove(archive);
            remove(digestFile);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new Failure.Unavailable(file + " cannot be removed: " + failed.getMessage(), "remove it yourself");
        }
    }

    private static Failure.Unsuccessful failed(Invocation command, BuildLog log) {
        String what = "the image could not be built"
                + log.step().map(step -> ": " + step + " failed").orElse("");
        String lines = log.lines().stream().map(line -> "\n  " + line).reduce("", String::concat);
        List<String> advice = Stream.concat(
                        Trouble.advice(log.ending()).stream(), Stream.of("to see all of it: " + command.shown()))
                .toList();
        return new Failure.Unsuccessful(what + lines, advice.toArray(String[]::new));
    }
}
