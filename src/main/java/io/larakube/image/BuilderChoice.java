package io.larakube.image;

import java.util.List;
import java.util.Optional;

/**
 * What this machine's user wants images to be built with.
 *
 * @param command {@code docker}, {@code podman}, {@code buildah} or a path to one of them; whichever works when empty
 * @param options words for its build command: a company's certificate, another runtime, a mirror
 * @param pushOptions words for its push command, such as {@code --tls-verify=false}
 */
public record BuilderChoice(Optional<String> command, List<String> options, List<String> pushOptions) {

    public BuilderChoice {
        options = List.copyOf(options);
        pushOptions = List.copyOf(pushOptions);
    }

    /** No wish at all. */
    public static BuilderChoice none() {
        return new BuilderChoice(Optional.empty(), List.of(), List.of());
    }
}
