package io.larakube.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An image to be built, named by what it is built from.
 *
 * @param image its name; the tag comes from the content
 * @param source everything that decides what it contains
 * @param variables the public keys and values of the environment's configuration
 */
public record Build(ImageReference image, ImageSource source, Map<String, String> variables) {

    /** What a front end's build may see of an environment's configuration: it publishes all of it. */
    private static final Pattern PUBLIC = Pattern.compile("VITE_[A-Za-z0-9_]+|ASSET_URL");

    /**
     * What would be built from this folder now. Reads every file that goes into the image.
     *
     * @param repository the image's name without a tag: the project's, or that of a registry
     * @param configuration the environment's keys and values; those that are public and that the Dockerfile declares go in
     * @param platform such as {@code linux/amd64}; the builder's own when empty
     * @throws io.larakube.failure.Failure.BadInput without a Dockerfile or a {@code .dockerignore}
     * @throws io.larakube.failure.Failure.Unavailable when a file cannot be read
     */
    public static Build of(Path root, String repository, Map<String, String> configuration, Optional<String> platform) {
        NavigableMap<String, String> variables = new TreeMap<>(configuration);
        variables.keySet().removeIf(key -> !isPublic(key));
        Dockerfile dockerfile = new Dockerfile(Contents.text(root, Dockerfile.NAME));
        NavigableMap<String, String> arguments = new TreeMap<>(variables);
        arguments.keySet().retainAll(dockerfile.arguments());
        ImageSource source = new ImageSource(BuildContext.of(root), dockerfile, arguments, platform);
        return new Build(new ImageReference(repository, ContentTag.of(source).text()), source, variables);
    }

    /** The same folder, read once more. */
    Build again() {
        return of(root(), image.repository(), variables, source.platform());
    }

    Path root() {
        return source.context().root();
    }

    /** Public keys of the configuration that the Dockerfile has no {@code ARG} for: the front end will not see them. */
    public List<String> undeclared() {
        return variables.keySet().stream()
                .filter(key -> !source.dockerfile().arguments().contains(key))
                .sorted()
                .toList();
    }

    /** The secrets that the Dockerfile asks for and whose files are there. */
    List<String> secrets() {
        return source.dockerfile().secrets().stream()
                .filter(name -> Files.isRegularFile(root().resolve(name)))
                .toList();
    }

    static boolean isPublic(String key) {
        return PUBLIC.matcher(key).matches();
    }
}
