package io.larakube.image;

import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Podman. */
record Podman(String program, BuilderChoice choice) implements Builder {

    @Override
    public Invocation check() {
        return Invocation.of(program, "info", "--format", "{{.Version.Version}}");
    }

    @Override
    public Invocation lookUp(ImageReference image) {
        return Invocation.of(program, "image", "exists", image.qualified());
    }

    @Override
    public Invocation build(Build build) {
        String ignoreFile = build.source().context().ignoreFile();
        return BuildWords.of(program, List.of("build", "--ignorefile", ignoreFile), build, choice);
    }

    @Override
    public Invocation save(ImageReference image, Path archive) {
        return Invocation.of(
                program, "save", "--format", "docker-archive", "--output", archive.toString(), image.qualified());
    }

    @Override
    public Invocation push(ImageReference image, Path digestFile) {
        return BuildWords.push(program, image, digestFile, choice);
    }

    @Override
    public Optional<String> digest(Finished push, Path digestFile) {
        return BuildWords.digest(digestFile);
    }

    @Override
    public Invocation remove(ImageReference image) {
        return Invocation.of(program, "image", "rm", image.qualified());
    }
}
