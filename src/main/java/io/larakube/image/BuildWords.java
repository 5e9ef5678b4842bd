package io.larakube.image;

import io.larakube.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of command lines that docker, podman and buildah have in common. */
final class BuildWords {

    private BuildWords() {}

    /** In the project's folder; the user's own options stand last, so that they win. */
    static Invocation of(String program, List<String> command, Build build, BuilderChoice choice) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--file", Dockerfile.NAME, "--tag", build.image().qualified()));
        build.source().platform().ifPresent(platform -> words.addAll(List.of("--platform", platform)));
        build.source().arguments().forEach((name, value) -> words.addAll(List.of("--build-arg", name + "=" + value)));
        build.secrets().forEach(name -> words.addAll(List.of("--secret", "id=" + name + ",src=" + name)));
        words.addAll(choice.options());
        words.add(".");
        return Invocation.of(program, words).in(build.root());
    }

    static Invocation push(String program, ImageReference image, Path digestFile, BuilderChoice choice) {
        return Invocation.of(program, "push")
                .and(choice.pushOptions().toArray(String[]::new))
                .and("--digestfile", digestFile.toString(), image.qualified());
    }

    static Optional<String> digest(Path digestFile) {
        try {
            return Optional.of(Files.readString(digestFile).strip()).filter(digest -> digest.startsWith("sha256:"));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
