package io.larakube.image;

import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Buildah, which has the same images as podman. */
record Buildah(String program, BuilderChoice choice) implements Builder {

    @Override
    public Invocation check() {
        return Invocation.of(program, "info", "--format", "{{.host.os}}");
    }

    @Override
    public Invocation lookUp(ImageReference image) {
        return Invocation.of(program, "inspect", "--type", "image", "--format", "{{.FromImageID}}", image.qualified());
    }

    @Override
    public Invocation build(Build build) {
        String ignoreFile = build.source().context().ignoreFile();
        // without --layers it keeps nothing that the next build could begin with; without --force-rm it leaves the
        // containers of
        // a build that failed (buildah containers, 1.28)
        List<String> command = List.of("build", "--layers", "--force-rm", "--ignorefile", ignoreFile);
        return BuildWords.of(program, command, build, choice);
    }

    @Override
    public Invocation save(ImageReference image, Path archive) {
        return Invocation.of(program, "push", image.qualified(), "docker-archive:" + archive + ":" + image.qualified());
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
        return Invocation.of(program, "rmi", image.qualified());
    }
}
