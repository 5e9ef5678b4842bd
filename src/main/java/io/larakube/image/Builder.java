package io.larakube.image;

import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that builds images and keeps them on this machine; what it is asked for, as command lines. */
public sealed interface Builder permits Docker, Podman, Buildah {

    /** The builders that we know, in the order in which they are tried. */
    List<String> KNOWN = List.of("docker", "podman", "buildah");

    /** Succeeds only when it can build: docker's program alone, without its daemon, cannot. */
    Invocation check();

    /** Succeeds only when it has this image. */
    Invocation lookUp(ImageReference image);

    Invocation build(Build build);

    /** Writes the image into a new file, as {@code docker load} and containerd read it. */
    Invocation save(ImageReference image, Path archive);

    /**
     * Sends the image to its registry.
     *
     * @param digestFile where it may leave the image's digest
     */
    Invocation push(ImageReference image, Path digestFile);

    /** The digest of a pushed image, {@code sha256:…}, if the builder told it. */
    Optional<String> digest(Finished push, Path digestFile);

    Invocation remove(ImageReference image);

    /** The program's name or path. */
    String program();

    /**
     * The builder that a program is.
     *
     * @param program the name or path of one that {@link #KNOWN} lists
     */
    static Builder of(String program, BuilderChoice choice) {
        return switch (Path.of(program).getFileName().toString()) {
            case "docker" -> new Docker(program, choice);
            case "podman" -> new Podman(program, choice);
            case "buildah" -> new Buildah(program, choice);
            default -> throw new IllegalArgumentException(program + " is none of " + String.join(", ", KNOWN));
        };
    }
}
