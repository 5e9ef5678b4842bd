package io.larakube.image;

import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Docker Engine, Docker Desktop and what else answers to the name. */
record Docker(String program, BuilderChoice choice) implements Builder {

    /** The last line of a push: {@code 3f9d2a10c4be: digest: sha256:… size: 4921}. */
    private static final Pattern DIGEST = Pattern.compile("digest: (sha256:[0-9a-f]{64})");

    @Override
    public Invocation check() {
        return Invocation.of(program, "version", "--format", "{{.Server.Version}}");
    }

    @Override
    public Invocation lookUp(ImageReference image) {
        return Invocation.of(program, "image", "inspect", "--format", "{{.Id}}", image.qualified());
    }

    @Override
    public Invocation build(Build build) {
        return BuildWords.of(program, List.of("build"), build, choice);
    }

    @Override
    public Invocation save(ImageReference image, Path archive) {
        return Invocation.of(program, "save", "--output", archive.toString(), image.qualified());
    }

    @Override
    public Invocation push(ImageReference image, Path digestFile) {
        return Invocation.of(program, "push")
                .and(choice.pushOptions().toArray(String[]::new))
                .and(image.qualified());
    }

    @Override
    public Optional<String> digest(Finished push, Path digestFile) {
        return DIGEST.matcher(push.text())
                .results()
                .map(found -> found.group(1))
                .reduce((first, last) -> last);
    }

    @Override
    public Invocation remove(ImageReference image) {
        return Invocation.of(program, "image", "rm", image.qualified());
    }
}
